import { Button, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { explain, isConflict } from "../../api/problems";
import type { Listing, Shop, ShopRounding, ShopRow } from "../../api/types";
import { categoryName } from "../../terms";
import { DataTable, type Column } from "../../ui/data-table";
import { money } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { toast } from "../../ui/toasts";
import { difference, isPercent, lowest, lowestBase, priceFieldsOf, priceListOf, type PriceFields } from "./prices";
import classes from "./shop-front.module.css";
import { useShopChanged, type OwnShop } from "./use-shop";
import { roundingName, toldName } from "./words";

const CATEGORIES = ["ring", "necklace", "pendant", "bracelet", "bangle", "earrings", "brooch", "loose_stone", "set", "gold_bar"] as const;
const ROUNDINGS: readonly ShopRounding[] = ["exact", "yuan", "ten", "nine", "eight"];

/** The price list of the shop beside what it would make of the first pieces. */
export function PriceDesk({ own }: { own: OwnShop }) {
  const changed = useShopChanged();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const percent = (text: string) => (isPercent(text) ? null : t`Between −50 and 300 per cent.`);
  const form = useForm<PriceFields>({ initialValues: priceFieldsOf(own.shop.prices), validate: { markup: percent, categories: { percent } } });
  const wanted = priceListOf(form.values);
  const tried = useQuery({
    queryKey: ["/shop/prices/preview", wanted],
    queryFn: () => api.post<Listing<ShopRow>>("/shop/prices/preview", { prices: wanted, limit: 24 }),
    enabled: wanted !== null,
    placeholderData: (before) => before,
  });
  const save = form.onSubmit(async (values) => {
    setBusy(true);
    setProblem(null);
    try {
      const saved = await api.call<Shop>("PUT", "/shop/prices", { body: priceListOf(values), ifMatch: own.etag });
      const fresh = priceFieldsOf(saved.data.prices);
      form.setInitialValues(fresh);
      form.setValues(fresh);
      await changed(saved);
      toast.done(t`Saved. Prices in your shop follow within a minute.`);
    } catch (error) {
      if (isConflict(error)) await changed();
      setProblem(explain(error));
    } finally {
      setBusy(false);
    }
  });
  const free = CATEGORIES.filter((category) => !form.values.categories.some((one) => one.category === category));
  return (
    <form className={classes.desk} onSubmit={save} noValidate aria-label={t`Price list`}>
      <Panel title={t`Price list`} note={t`On the mall's price. Never below what a supplier asks for; own prices of single pieces go before it.`}>
        <div className={classes.form}>
          <TextInput label={t`All pieces`} rightSection="%" inputMode="decimal" {...form.getInputProps("markup")} />
          {form.values.categories.map((one, index) => {
            const name = categoryName(one.category as (typeof CATEGORIES)[number]);
            return (
              <div key={one.category} className={classes.rule}>
                <span>{name}</span>
                <TextInput aria-label={t`Per cent for ${name}`} rightSection="%" inputMode="decimal" {...form.getInputProps(`categories.${index}.percent`)} />
                <Button variant="subtle" color="dark" size="sm" aria-label={t`Remove ${name}`} onClick={() => form.removeListItem("categories", index)}>{t`Remove`}</Button>
              </div>
            );
          })}
          {free.length > 0 && (
            <Select label={t`Otherwise for`} placeholder={t`Choose a category`} data={free.map((category) => ({ value: category, label: categoryName(category) }))} value={null} onChange={(category) => category && form.insertListItem("categories", { category, percent: form.values.markup })} />
          )}
          <Select label={t`Rounding`} allowDeselect={false} data={ROUNDINGS.map((value) => ({ value, label: roundingName(value) }))} {...form.getInputProps("rounding")} />
          <div className={classes.save}>
            {problem && <p role="alert" className={classes.wrong}>{problem}</p>}
            <Button type="submit" loading={busy} disabled={!form.isDirty()}>{t`Save`}</Button>
            {form.isDirty() && <Button variant="subtle" color="dark" onClick={() => form.reset()}>{t`Discard changes`}</Button>}
          </div>
        </div>
      </Panel>
      <Panel flush title={t`What it makes of your pieces`} note={t`Nothing is saved yet.`}>
        <DataTable label={t`Prices tried`} columns={columns()} idOf={(row) => row.product_id} rows={tried.data?.items} error={tried.error} retry={() => void tried.refetch()} empty={<Empty title={t`Your shop is empty`} />} />
      </Panel>
    </form>
  );
}

function columns(): Column<ShopRow>[] {
  return [
    { id: "title", header: t`Piece`, accessorFn: (row) => row.title, meta: { lead: true } },
    { id: "base", header: t`In the mall`, accessorFn: (row) => lowestBase(row)?.amount ?? 0, meta: { align: "end" }, cell: ({ row: { original } }) => money(lowestBase(original)) },
    { id: "price", header: t`In your shop`, accessorFn: (row) => lowest(row)?.amount ?? 0, meta: { align: "end" }, cell: ({ row: { original } }) => money(lowest(original)) },
    { id: "difference", header: t`Difference`, accessorFn: (row) => difference(row) ?? 0, meta: { align: "end" }, cell: ({ row: { original } }) => { const percent = difference(original); return percent === null ? "—" : `${percent > 0 ? "+" : ""}${percent}%`; } },
    { id: "told", header: t`Follows from`, accessorFn: (row) => toldName(row.skus[0]?.told ?? null) },
  ];
}
