import { t } from "@lingui/core/macro";

import type { ReviewItem, SkuDraft } from "../../api/types";
import { categoryName, craftName, materialName } from "../../terms";
import { money, moment, optionsText } from "../../ui/format";
import { Facts, Panel, type Fact } from "../../ui/page";
import { Empty } from "../../ui/states";
import { useBoard } from "../prices/use-board";
import { Findings } from "../products/findings";
import { previewPrice } from "../products/price-preview";
import { ReviewDecision } from "./review-decision";
import classes from "./reviews.module.css";

/** Everything a reviewer must see to decide, both languages side by side. */
export function ReviewDetail({ item }: { item: ReviewItem }) {
  return (
    <div className="main-and-aside">
      <div className="stack">
        <Panel title={t`Pictures`}>
          {item.images.length ? (
            <ul className={classes.pictures}>
              {item.images.map((image) => (
                <li key={image.key}><img src={image.url ?? `/${image.key}`} alt={image.alt.zh} loading="lazy" width={400} height={400} /></li>
              ))}
            </ul>
          ) : <Empty title={t`No picture`} />}
        </Panel>
        <Panel title={t`Title and description`}>
          <div className="two">
            <section lang="zh-CN" className={classes.words}><h3>{item.title.zh}</h3><p>{item.description.zh}</p></section>
            <section lang="en" className={classes.words}><h3>{item.title.en}</h3><p>{item.description.en}</p></section>
          </div>
        </Panel>
        <Panel title={t`Attributes`}><Facts facts={attributeFacts(item)} /></Panel>
        <Panel title={t`Variants and prices`} flush><SkuTable skus={item.skus} /></Panel>
      </div>
      <div className={classes.sticky}>
        <Panel title={t`Decision`}><ReviewDecision item={item} /></Panel>
        <Panel title={t`Automatic check`}><Findings findings={item.findings} /></Panel>
        <Panel title={t`Origin`}>
          <Facts facts={[
            [t`Supplier`, item.supplier?.name ?? item.supplier_name],
            [t`Submitted`, moment(item.submitted_at)],
            [t`Product number`, <span className="mono">{item.product_id}</span>],
          ]} />
        </Panel>
      </div>
    </div>
  );
}

function attributeFacts({ category, material, attributes }: ReviewItem): Fact[] {
  const { metal, stones = [], jade, craft = [], certificate } = attributes;
  const facts: Fact[] = [[t`Category`, categoryName(category)], [t`Main material`, materialName(material)]];
  if (metal) facts.push([t`Metal`, `${materialName(metal.metal)} ${metal.fineness} ‰`]);
  stones.forEach((stone, index) => {
    const number = index + 1;
    const words = [
      stone.count && stone.count > 1 ? `${stone.count} ×` : null, materialName(stone.kind), stone.carat ? `${stone.carat} ct` : null,
      stone.shape, stone.colour, stone.clarity, stone.cut, stone.polish, stone.symmetry, stone.fluorescence,
    ];
    facts.push([t`Stone ${number}`, words.filter(Boolean).join(" · ")]);
  });
  if (jade) facts.push([t`Jade`, [t`Type ${jade.type}`, ...(jade.tags ?? [])].join(" · ")]);
  if (craft.length) facts.push([t`Craft`, craft.map(craftName).join(" · ")]);
  if (certificate) facts.push([t`Certificate`, [certificate.laboratory, certificate.number, certificate.issued_on].filter(Boolean).join(" · ")]);
  return facts;
}

function SkuTable({ skus }: { skus: SkuDraft[] }) {
  const board = useBoard();
  const priceOf = ({ price_rule: rule }: SkuDraft) =>
    rule.kind === "fixed" ? money(rule.amount) : money(previewPrice(rule, board.data?.items ?? [])?.total);
  return (
    <div className={classes.scroll}>
      <table className={classes.skus} aria-label={t`Variants and prices`}>
        <thead><tr><th scope="col">{t`Variant`}</th><th scope="col">{t`Options`}</th><th scope="col">{t`Price rule`}</th><th scope="col" data-align="end">{t`Price now`}</th></tr></thead>
        <tbody>
          {skus.map((sku, index) => (
            <tr key={sku.sku ?? index}>
              <td className="mono">{sku.code || sku.sku || "—"}</td>
              <td>{[optionsText(sku.options), sku.one_of_one ? t`One of one` : null].filter(Boolean).join(" · ") || "—"}</td>
              <td>{ruleText(sku)}</td>
              <td data-align="end">{priceOf(sku)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ruleText({ price_rule: rule }: SkuDraft): string {
  if (rule.kind === "fixed") return t`Fixed price`;
  const labour = rule.labour.per === "gram" ? t`labour ${money(rule.labour.amount)} per gram` : t`labour ${money(rule.labour.amount)} per piece`;
  return `${materialName(rule.metal)} ${rule.fineness} · ${rule.net_grams} g · ${labour}`;
}
