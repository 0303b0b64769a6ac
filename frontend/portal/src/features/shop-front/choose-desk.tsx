import { Button, TextInput } from "@mantine/core";
import { plural, t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import { useList } from "../../api/lists";
import { explain } from "../../api/problems";
import type { MallCard, ShopAdded } from "../../api/types";
import { money } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Empty, Failed, Waiting } from "../../ui/states";
import { toast } from "../../ui/toasts";
import classes from "./shop-front.module.css";
import { useShopChanged } from "./use-shop";

const AT_ONCE = 50;

/** Everything that the mall sells, to choose from: one by one, or all that a search has found on the page. */
export function ChooseDesk() {
  const [typed, setTyped] = useState("");
  const [q, setQ] = useState("");
  const list = useList<MallCard>("/search", { q, facets: "none" });
  const ids = (list.rows ?? []).map((card) => card.product_id);
  const held = useHeld(ids);
  const changed = useShopChanged();
  const missing = ids.filter((id) => !held.data?.has(id));

  const search = (event: FormEvent) => {
    event.preventDefault();
    setQ(typed.trim());
  };
  async function add(product_ids: string[]): Promise<void> {
    try {
      for (let start = 0; start < product_ids.length; start += AT_ONCE) {
        await api.post<ShopAdded>("/shop/assortment", { product_ids: product_ids.slice(start, start + AT_ONCE) });
      }
      toast.done(plural(product_ids.length, { one: "# piece is in your shop.", other: "# pieces are in your shop." }));
    } catch (error) {
      toast.failed(explain(error));
    }
    await Promise.all([changed(), held.refetch()]);
  }
  return (
    <Panel
      title={t`Pieces of the mall`}
      note={t`At the mall's price until your price list or an own price says otherwise.`}
      actions={<Button size="sm" variant="default" disabled={missing.length === 0} onClick={() => void add(missing)}>{plural(missing.length, { one: "Take # piece", other: "Take all # of this page" })}</Button>}
    >
      <form onSubmit={search} role="search">
        <TextInput aria-label={t`Search the mall`} placeholder={t`Diamond ring, jade bangle, 18K…`} leftSection={<IconSearch size={16} aria-hidden />} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} mb="md" />
      </form>
      {list.error && !list.rows ? <Failed error={list.error} retry={list.retry} /> : !list.rows ? <Waiting rows={2} height={180} /> : !list.rows.length ? <Empty title={t`Nothing found`}>{t`Try fewer words.`}</Empty> : (
        <ul className={classes.gallery}>
          {list.rows.map((card) => (
            <li key={card.product_id} className={classes.card}>
              {card.image && <img src={card.image.url} alt="" loading="lazy" />}
              <p>{card.title}</p>
              <p>{money(card.price)} · {card.supplier_name}</p>
              {held.data?.has(card.product_id)
                ? <Button size="xs" variant="light" disabled>{t`Chosen already`}</Button>
                : <Button size="xs" variant="default" aria-label={t`Take ${card.title}`} onClick={() => void add([card.product_id])}>{t`Take`}</Button>}
            </li>
          ))}
        </ul>
      )}
      {list.more.has && <Button mt="md" variant="default" loading={list.more.loading} onClick={list.more.load}>{t`Load more`}</Button>}
    </Panel>
  );
}

/** Which of these the shop holds already. */
function useHeld(ids: string[]) {
  return useQuery({
    queryKey: ["/shop/assortment/held", ids],
    queryFn: async ({ signal }) => {
      const parts = Array.from({ length: Math.ceil(ids.length / 100) }, (_, index) => ids.slice(index * 100, index * 100 + 100));
      const answers = await Promise.all(parts.map((part) => api.get<{ product_ids: string[] }>("/shop/assortment/held", { query: { product_id: part }, signal })));
      return new Set(answers.flatMap((answer) => answer.product_ids));
    },
    enabled: ids.length > 0,
  });
}

