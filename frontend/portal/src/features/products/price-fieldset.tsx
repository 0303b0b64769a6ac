import { Autocomplete, SegmentedControl, Select, TextInput } from "@mantine/core";
import { t } from "@lingui/core/macro";

import { useBoard } from "../prices/use-board";
import { finenessOf, materialName, metals } from "../../terms";
import { money, moment } from "../../ui/format";
import { LISTING_CURRENCY, priceRuleOf, type PriceFields } from "./listing-form";
import { previewPrice, type PreviewPart } from "./price-preview";
import classes from "./products.module.css";
import type { ListingForm } from "./use-listing-form";

export function PriceFieldset({ form, price, at }: { form: ListingForm; price: PriceFields; at: string }) {
  return (
    <div className="stack">
      <SegmentedControl
        aria-label={t`Price rule`}
        data={[{ value: "fixed", label: t`Fixed price` }, { value: "by_weight", label: t`By weight` }]}
        {...form.getInputProps(`${at}.kind`)}
      />
      {price.kind === "fixed" ? (
        <TextInput label={t`Price (${LISTING_CURRENCY})`} required inputMode="decimal" maw="14rem" {...form.getInputProps(`${at}.amount`)} />
      ) : (
        <ByWeight form={form} price={price} at={at} />
      )}
    </div>
  );
}

function ByWeight({ form, price, at }: { form: ListingForm; price: PriceFields; at: string }) {
  return (
    <>
      <div className={classes.grid}>
        <Select label={t`Metal of the board price`} data={metals.map((value) => ({ value, label: materialName(value) }))} {...form.getInputProps(`${at}.metal`)} />
        <Autocomplete label={t`Fineness (‰)`} data={[...finenessOf[price.metal]]} {...form.getInputProps(`${at}.fineness`)} />
        <TextInput label={t`Net weight (g)`} required inputMode="decimal" placeholder="3.20" {...form.getInputProps(`${at}.net_grams`)} />
      </div>
      <div className={classes.grid}>
        <TextInput label={t`Labour (${LISTING_CURRENCY})`} required inputMode="decimal" {...form.getInputProps(`${at}.labour.amount`)} />
        <Select label={t`Labour is per`} data={[{ value: "gram", label: t`gram` }, { value: "piece", label: t`piece` }]} {...form.getInputProps(`${at}.labour.per`)} />
        <TextInput label={t`Stones (${LISTING_CURRENCY})`} inputMode="decimal" {...form.getInputProps(`${at}.stones`)} />
        <TextInput label={t`Certificate fee (${LISTING_CURRENCY})`} inputMode="decimal" {...form.getInputProps(`${at}.certificate_fee`)} />
      </div>
      <Estimate price={price} />
    </>
  );
}

function Estimate({ price }: { price: PriceFields }) {
  const board = useBoard();
  const preview = board.data ? previewPrice(priceRuleOf(price), board.data.items) : null;
  if (!preview) {
    const why = board.data && price.net_grams
      ? t`There is no board price for this metal and fineness: ask the operator, or use a fixed price.`
      : t`Type the weight to see what the piece costs at today's board price.`;
    return <div className={classes.estimate} aria-live="polite"><p>{why}</p></div>;
  }
  const { price_per_gram: perGram, valid_until: validUntil } = preview.board;
  return (
    <div className={classes.estimate} aria-live="polite" aria-label={t`Estimated price`}>
      <dl>
        {preview.parts.map((part) => (
          <Part key={part.kind} part={part} />
        ))}
        <dt>{t`Price now`}</dt>
        <dd>{money(preview.total)}</dd>
      </dl>
      <p>{t`At the board price of ${money(perGram)} per gram, valid until ${moment(validUntil)}. The price follows the board.`}</p>
    </div>
  );
}

function Part({ part }: { part: PreviewPart }) {
  const names = { metal: t`Metal`, labour: t`Labour`, stones: t`Stones`, certificate: t`Certificate` };
  return (
    <>
      <dt>{names[part.kind]}</dt>
      <dd>{money(part.amount)}</dd>
    </>
  );
}
