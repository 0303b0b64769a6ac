import { Button, TextInput } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconDiamond } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "wouter";

import { useList } from "../../api/lists";
import { explain } from "../../api/problems";
import type { Shop, ShopRow } from "../../api/types";
import { DataTable, type Column } from "../../ui/data-table";
import { money, optionsText } from "../../ui/format";
import { FormDialog } from "../../ui/form-dialog";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { Status } from "../../ui/status";
import { toast } from "../../ui/toasts";
import { changedPrices, difference, lowest, lowestBase, ownPrice, wrongWith } from "./prices";
import classes from "./shop-front.module.css";
import { useShopChanged, type OwnShop } from "./use-shop";
import { toldName } from "./words";
import { useForm } from "@mantine/form";

/** What the shop holds, in its order: own prices, what stands first, what leaves. */
export function AssortmentDesk({ own }: { own: OwnShop }) {
  const list = useList<ShopRow>("/shop/assortment");
  const changed = useShopChanged();
  const [priced, setPriced] = useState<ShopRow | null>(null);
  const { featured } = own.shop;

  async function act(work: () => Promise<unknown>, said: string): Promise<void> {
    try {
      await work();
      await changed();
      toast.done(said);
    } catch (error) {
      await changed();
      toast.failed(explain(error));
    }
  }
  const remove = (row: ShopRow) => act(() => api.post("/shop/assortment/removals", { product_ids: [row.product_id] }), t`Taken out of your shop.`);
  const toFront = (row: ShopRow) => act(() => api.post(`/shop/assortment/${row.product_id}/move`, { after: null }), t`It stands first now.`);
  const feature = (row: ShopRow) => {
    const product_ids = featured.includes(row.product_id) ? featured.filter((id) => id !== row.product_id) : [...featured, row.product_id];
    return act(() => api.call<Shop>("PUT", "/shop/featured", { body: { product_ids }, ifMatch: own.etag }), t`The window is changed.`);
  };
  return (
    <>
      <Panel flush>
        <DataTable
          label={t`Assortment`}
          columns={columns({ featured, price: setPriced, remove, toFront, feature })}
          idOf={(row) => row.product_id}
          {...list}
          empty={<Empty icon={<IconDiamond size={28} stroke={1.4} />} title={t`Your shop is empty`} action={<Button component={Link} href="/shop/choose">{t`Choose pieces`}</Button>}>{t`Choose from everything that suppliers sell in the mall. They ship what you sell.`}</Empty>}
        />
      </Panel>
      {priced && <OwnPrices row={priced} close={() => setPriced(null)} />}
    </>
  );
}

type Acts = { featured: readonly string[]; price: (row: ShopRow) => void; remove: (row: ShopRow) => Promise<void>; toFront: (row: ShopRow) => Promise<void>; feature: (row: ShopRow) => Promise<void> };

function columns({ featured, price, remove, toFront, feature }: Acts): Column<ShopRow>[] {
  return [
    {
      id: "title",
      header: t`Piece`,
      accessorFn: (row) => row.title,
      meta: { lead: true },
      cell: ({ row: { original } }) => (
        <span className={classes.piece}>
          {original.image ? <img src={original.image.url} alt="" loading="lazy" /> : <span />}
          <span className={classes.pieceTitle}>{original.title}</span>
        </span>
      ),
    },
    { id: "base", header: t`In the mall`, accessorFn: (row) => lowestBase(row)?.amount ?? 0, meta: { align: "end" }, cell: ({ row: { original } }) => money(lowestBase(original)) },
    { id: "price", header: t`In your shop`, accessorFn: (row) => lowest(row)?.amount ?? 0, meta: { align: "end" }, cell: ({ row: { original } }) => <strong>{money(lowest(original))}</strong> },
    { id: "difference", header: t`Difference`, accessorFn: (row) => difference(row) ?? 0, meta: { align: "end" }, cell: ({ row: { original } }) => { const percent = difference(original); return percent === null ? "—" : `${percent > 0 ? "+" : ""}${percent} %`; } },
    { id: "told", header: t`Follows from`, accessorFn: (row) => toldName(row.skus[0]?.told ?? null) },
    { id: "state", header: t`State`, accessorFn: (row) => (row.on_sale ? 1 : 0), cell: ({ row: { original } }) => (original.on_sale ? <Status tone="good">{featured.includes(original.product_id) ? t`In the window` : t`On sale`}</Status> : <Status tone="neutral">{t`Not on sale`}</Status>) },
    {
      id: "acts",
      header: () => <span className="visually-hidden">{t`Actions`}</span>,
      enableSorting: false,
      meta: { align: "end" },
      cell: ({ row: { original } }) => {
        const { title } = original;
        const shown = featured.includes(original.product_id);
        return (
          <span className={classes.acts}>
            <Button size="xs" variant="default" aria-label={t`Price of ${title}`} onClick={() => price(original)}>{t`Price`}</Button>
            <Button size="xs" variant="default" aria-label={shown ? t`Out of the window: ${title}` : t`Into the window: ${title}`} onClick={() => void feature(original)}>{shown ? t`Out of the window` : t`Into the window`}</Button>
            <Button size="xs" variant="default" aria-label={t`To the front: ${title}`} onClick={() => void toFront(original)}>{t`To the front`}</Button>
            <Button size="xs" variant="subtle" color="dark" aria-label={t`Take out: ${title}`} onClick={() => void remove(original)}>{t`Take out`}</Button>
          </span>
        );
      },
    },
  ];
}

/** Own prices by variant; an empty field follows the price list. */
function OwnPrices({ row, close }: { row: ShopRow; close: () => void }) {
  const changed = useShopChanged();
  const form = useForm<{ prices: Record<string, string> }>({
    initialValues: { prices: Object.fromEntries(row.skus.map(({ sku, own }) => [sku, ownPrice(own)])) },
    validate: { prices: Object.fromEntries(row.skus.map(({ sku, floor }) => [sku, (text: string) => said(wrongWith(text, floor), money(floor))])) },
  });
  return (
    <FormDialog
      opened
      close={close}
      title={row.title}
      action={t`Save`}
      form={form}
      send={async ({ prices }) => {
        const changes = changedPrices(row, prices);
        if (Object.keys(changes).length) await api.put(`/shop/assortment/${row.product_id}/prices`, { prices: changes });
        await changed();
      }}
    >
      {row.skus.map(({ sku, options, price, floor }) => {
        const least = floor ? t`at least ${money(floor)}` : "";
        return (
          <TextInput
            key={sku}
            label={optionsText(options) || sku}
            description={[t`now ${money(price)}`, least].filter(Boolean).join(" · ")}
            placeholder={t`by the price list`}
            inputMode="decimal"
            leftSection="¥"
            {...form.getInputProps(`prices.${sku}`)}
          />
        );
      })}
    </FormDialog>
  );
}

function said(wrong: ReturnType<typeof wrongWith>, least: string): string | null {
  if (wrong === "unreadable") return t`An amount such as 1280 or 1280.50.`;
  return wrong === "below" ? t`Its supplier asks for at least ${least}.` : null;
}
