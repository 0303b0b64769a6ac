import type { ReactNode } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ProductView, Specification } from "@parure/shared";
import { categoryNames, materialNames } from "../catalog/names";

/** What a jeweller would say about the piece, in the server's own words and order: metal, stones, jade, form, certificate. */
export function Facts({ product }: { product: ProductView }) {
  const { i18n } = useLingui();
  // What the certificate says, and what of it was verified, stands in its own panel.
  const rows = product.specifications?.filter(({ section }) => section !== "certificate" || !product.certificate);
  return (
    <div class="facts">
      <dl class="facts-group">
        <Fact name={<Trans>Category</Trans>}>{i18n._(categoryNames[product.category])}</Fact>
        <Fact name={<Trans>Material</Trans>}>{i18n._(materialNames[product.material])}</Fact>
        {product.supplier && <Fact name={<Trans>Maker</Trans>}>{product.supplier.name}</Fact>}
      </dl>
      {grouped(rows).map(([first, ...more], index) => (
        <section key={index}>
          <h3 class="facts-title">{first.group}</h3>
          <dl class="facts-group">
            {[first, ...more].map((row) => (
              <Fact key={row.term} name={row.label}>
                {row.value}
              </Fact>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type Group = [Specification, ...Specification[]];

/** Rows of one heading stand together; a second main stone begins a group of its own, because a stone's first row is its kind. */
export function grouped(rows: readonly Specification[] | undefined): Group[] {
  const groups: Group[] = [];
  for (const row of rows ?? []) {
    const last = groups.at(-1);
    if (last && last[0].group === row.group && !last.some((one) => one.term === row.term)) last.push(row);
    else groups.push([row]);
  }
  return groups;
}
