import { t } from "@lingui/core/macro";

import type { ListingContent, ListingDetail, Sku, Stone } from "../../api/types";
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
export function ReviewDetail({ listing }: { listing: ListingDetail }) {
  const { content } = listing;
  return (
    <div className="main-and-aside">
      <div className="stack">
        <Panel title={t`Pictures`}>
          {content.images.length ? (
            <ul className={classes.pictures}>
              {content.images.map((image) => (
                <li key={image.key}><img src={`/${image.key}`} alt={image.alt.zh} loading="lazy" width={400} height={400} /></li>
              ))}
            </ul>
          ) : <Empty title={t`No picture`} />}
        </Panel>
        <Panel title={t`Title and description`}>
          <div className="two">
            <section lang="zh-CN" className={classes.words}><h3>{content.title.zh}</h3><p>{content.description.zh}</p></section>
            <section lang="en" className={classes.words}><h3>{content.title.en}</h3><p>{content.description.en}</p></section>
          </div>
        </Panel>
        <Panel title={t`Attributes`}><Facts facts={attributeFacts(content)} /></Panel>
        <Panel title={t`Variants and prices`} flush><SkuTable skus={content.skus} /></Panel>
      </div>
      <div className={classes.sticky}>
        <Panel title={t`Decision`}><ReviewDecision listing={listing} /></Panel>
        <Panel title={t`Automatic check`}><Findings findings={listing.findings} /></Panel>
        <Panel title={t`Origin of the listing`}>
          <Facts facts={[
            [t`Supplier`, listing.supplier.name],
            [t`Kind of review`, listing.live ? t`A change of a published product` : t`A new product`],
            [t`Changed`, moment(listing.updated_at)],
            [t`Product number`, <span className="mono">{listing.product_id}</span>],
          ]} />
        </Panel>
      </div>
    </div>
  );
}

function attributeFacts({ category, material, attributes, tags }: ListingContent): Fact[] {
  const { metal, stones, jade, craft, certificate } = attributes;
  const facts: Fact[] = [[t`Category`, categoryName(category)], [t`Main material`, materialName(material)]];
  if (metal) facts.push([t`Metal`, [materialName(metal.kind), `${metal.fineness} ‰`, metal.grams ? `${metal.grams} g` : null].filter(Boolean).join(" · ")]);
  stones.forEach((stone, index) => {
    const number = index + 1;
    facts.push([t`Stone ${number}`, stoneText(stone)]);
  });
  if (jade) facts.push([t`Jade`, [t`Type ${jade.treatment}`, ...Object.values(jade.grade ?? {}), ...jade.tags].filter(Boolean).join(" · ")]);
  if (craft.length) facts.push([t`Craft`, craft.map(craftName).join(" · ")]);
  if (certificate) facts.push([t`Certificate`, [certificate.laboratory, certificate.number, certificate.report_type, certificate.issued_on].filter(Boolean).join(" · ")]);
  if (tags.length) facts.push([t`Search words`, tags.join(" · ")]);
  return facts;
}

function stoneText(stone: Stone): string {
  const grades = "shape" in stone ? [stone.shape, stone.clarity, stone.cut, stone.polish, stone.symmetry, stone.fluorescence, stone.grade] : [stone.origin, stone.treatment];
  const words = [stone.count > 1 ? `${stone.count} ×` : null, materialName(stone.kind), stone.carat ? `${stone.carat} ct` : null, stone.colour, ...grades];
  return words.filter(Boolean).join(" · ");
}

function SkuTable({ skus }: { skus: Sku[] }) {
  const board = useBoard();
  const priceOf = ({ price_rule: rule }: Sku) =>
    rule.kind === "fixed" ? money(rule.amount) : money(previewPrice(rule, board.data?.items ?? [])?.total);
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t`Variants and prices`}>
      <table className={classes.skus} aria-label={t`Variants and prices`}>
        <thead><tr><th scope="col">{t`Variant`}</th><th scope="col">{t`Options`}</th><th scope="col">{t`Price rule`}</th><th scope="col" data-align="end">{t`Price now`}</th></tr></thead>
        <tbody>
          {skus.map((sku, index) => (
            <tr key={sku.code ?? index}>
              <td className="mono">{sku.code ?? "—"}</td>
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

function ruleText({ price_rule: rule }: Sku): string {
  if (rule.kind === "fixed") return t`Fixed price`;
  const labour = rule.labour.per === "gram" ? t`labour ${money(rule.labour.amount)} per gram` : t`labour ${money(rule.labour.amount)} per piece`;
  return `${materialName(rule.metal)} ${rule.fineness} · ${rule.net_grams} g · ${labour}`;
}
