import { t } from "@lingui/core/macro";

import type { ListingDetail, Sku } from "../../api/types";
import { categoryName, materialName } from "../../terms";
import { money, moment, optionsText } from "../../ui/format";
import { Facts, Panel, type Fact } from "../../ui/page";
import { CertificatePanel } from "../certificates/certificate-panel";
import { useBoard } from "../prices/use-board";
import { ListingState } from "../products/listing-state";
import { previewPrice } from "../products/price-preview";
import { ChangeRows } from "./change-rows";
import { DecisionsPanel } from "./decisions-panel";
import { Note, NotesProvider } from "./notes";
import { ReviewDecision } from "./review-decision";
import { ReviewFindings } from "./review-findings";
import classes from "./reviews.module.css";

/** Everything a reviewer must see to decide: what changes first, both languages side by side. */
export function ReviewDetail({ listing, next, previous }: { listing: ListingDetail; next: string | null; previous: string | null }) {
  const { content } = listing;
  const certificate = content.attributes.certificate;
  const waiting = (listing.revision_status ?? listing.status) === "submitted";
  return (
    <NotesProvider key={listing.product_id}>
      <div className="main-and-aside">
        <div className="stack">
          {listing.live && <ChangeRows listing={listing} />}
          <Panel title={t`Pictures`} actions={<Note field="images" about={t`Pictures`} />}>
            {content.images.length ? (
              <ul className={classes.pictures}>
                {content.images.map((image) => (
                  <li key={image.key}><img src={`/${image.key}`} alt={image.alt.zh} loading="lazy" width={400} height={400} /></li>
                ))}
              </ul>
            ) : <p className="quiet">{t`No picture`}</p>}
          </Panel>
          <Panel title={t`Title and description`}>
            <div className="two">
              <section lang="zh-CN" className={classes.words}><h3>{content.title.zh}</h3><p>{content.description.zh}</p><Note field="title.zh" about={t`Chinese text`} /></section>
              <section lang="en" className={classes.words}><h3>{content.title.en}</h3><p>{content.description.en}</p><Note field="title.en" about={t`English text`} /></section>
            </div>
          </Panel>
          <Specifications listing={listing} />
          <Panel title={t`Variants and prices`} flush actions={<Note field="skus" about={t`Variants and prices`} />}><SkuTable skus={content.skus} /></Panel>
          <DecisionsPanel productId={listing.product_id} />
        </div>
        <div className={classes.sticky}>
          {waiting ? (
            <Panel title={t`Decision`}><ReviewDecision listing={listing} next={next} previous={previous} /></Panel>
          ) : (
            <Panel title={t`State`} note={t`It does not wait for review.`}><div className="stack"><ListingState listing={listing} /></div></Panel>
          )}
          <Panel title={t`Automatic check`}><ReviewFindings findings={listing.findings} /></Panel>
          {certificate && <CertificatePanel laboratory={certificate.laboratory} number={certificate.number} />}
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
    </NotesProvider>
  );
}

function Specifications({ listing: { content, specifications } }: { listing: ListingDetail }) {
  const groups = new Map<string, Fact[]>([["", [[t`Category`, categoryName(content.category)], [t`Main material`, materialName(content.material)]]]]);
  for (const { group, label, value } of specifications) groups.set(group, [...(groups.get(group) ?? []), [label, value]]);
  return (
    <Panel title={t`Attributes`} actions={<Note field="attributes" about={t`Attributes`} />}>
      <div className={classes.groups}>
        {[...groups].map(([group, facts]) => <section key={group}>{group && <h3>{group}</h3>}<Facts facts={facts} /></section>)}
      </div>
    </Panel>
  );
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
