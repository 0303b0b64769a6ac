import { SegmentedControl } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { currentLanguage, languageNames, languages, type Language, type Money } from "@parure/shared";

import type { Specification } from "../../api/types";
import { materialName } from "../../terms";
import { money } from "../../ui/format";
import { Panel } from "../../ui/page";
import { useBoard } from "../prices/use-board";
import { priceRuleOf, type ListingFields } from "./listing-form";
import classes from "./preview.module.css";
import { previewPrice } from "./price-preview";

type Props = { values: ListingFields; rows: readonly Specification[]; language: Language; choose: (language: Language) => void };

/** In the language of the preview, which need not be the reader's. */
const UP_FROM: Record<Language, (price: string) => string> = { "zh-CN": (price) => `${price} 起`, en: (price) => `From ${price}` };

/** The product page in small, as a buyer reads it in one of the two languages. */
export function ListingPreview({ values, rows, language, choose }: Props) {
  const side = language === "en" ? "en" : "zh";
  const [cover] = values.images;
  const price = usePrice(values);
  return (
    <Panel
      title={t`As buyers see it`}
      actions={<SegmentedControl size="xs" aria-label={t`Language of the preview`} data={languages.map((value) => ({ value, label: languageNames[value] }))} value={language} onChange={(value) => choose(value as Language)} />}
    >
      <article className={classes.page} lang={language}>
        {cover ? <img className={classes.cover} src={`/${cover.key}`} alt={cover.alt[side]} /> : <p className={classes.blank}>{t`The first picture stands here`}</p>}
        {language === currentLanguage() && <p className={classes.material}>{materialName(values.material)}</p>}
        <p className={classes.title}>{values.title[side] || t`Title`}</p>
        <p className={classes.price}>{price ? (price.differ ? UP_FROM[language](money(price.lowest)) : money(price.lowest)) : "—"}</p>
        {values.description[side] && <p className={classes.text}>{values.description[side]}</p>}
        {rowGroups(rows).map(([group, own], index) => (
          <div key={index} className={classes.rows}>
            <h3>{group}</h3>
            <dl>
              {own.map(({ term, label, value }) => (
                <div key={term}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </article>
    </Panel>
  );
}

/** Rows of one heading together; a second stone, whose rows begin anew, is a group of its own. */
export function rowGroups(rows: readonly Specification[]): [string, Specification[]][] {
  const groups: [string, Specification[]][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.[0] === row.group && !last[1].some(({ term }) => term === row.term)) last[1].push(row);
    else groups.push([row.group, [row]]);
  }
  return groups;
}

function usePrice({ skus }: ListingFields): { lowest: Money; differ: boolean } | null {
  const board = useBoard();
  const prices = skus.flatMap(({ price_rule }): Money[] => {
    const rule = priceRuleOf(price_rule);
    if (rule.kind === "fixed") return rule.amount.amount > 0 ? [rule.amount] : [];
    const preview = previewPrice(rule, board.data?.items ?? []);
    return preview ? [preview.total] : [];
  });
  const [first] = prices.toSorted((one, other) => one.amount - other.amount);
  return first ? { lowest: first, differ: prices.some(({ amount }) => amount !== first.amount) } : null;
}
