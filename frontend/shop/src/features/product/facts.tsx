import type { ReactNode } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { formatTime, type ProductAttributes, type ProductView, type Stone } from "@parure/shared";
import { categoryNames, craftNames, gradeNames, materialNames, metalNames } from "../catalog/names";

/** What a jeweller would say about the piece: metal, stones, jade, craft and certificate, each only when it is stated. */
export function Facts({ product }: { product: ProductView }) {
  const { i18n } = useLingui();
  const { metal, stones, jade, craft, certificate } = product.attributes;
  return (
    <dl class="facts">
      <Fact name={<Trans>Category</Trans>}>{i18n._(categoryNames[product.category])}</Fact>
      <Fact name={<Trans>Material</Trans>}>{i18n._(materialNames[product.material])}</Fact>
      {metal && (
        <Fact name={<Trans>Metal</Trans>}>
          <Metal metal={metal} />
        </Fact>
      )}
      {(stones ?? []).map((stone, index) => (
        <Fact key={index} name={index === 0 ? <Trans>Stone</Trans> : <Trans>Side stones</Trans>}>
          <StoneLine stone={stone} />
        </Fact>
      ))}
      {jade && (
        <Fact name={<Trans>Jade</Trans>}>
          <Jade jade={jade} />
        </Fact>
      )}
      {craft && craft.length > 0 && <Fact name={<Trans>Craft</Trans>}>{craft.map((name) => (craftNames[name] ? i18n._(craftNames[name]) : name)).join(" · ")}</Fact>}
      {certificate && (
        <Fact name={<Trans>Certificate</Trans>}>
          <Certificate certificate={certificate} />
        </Fact>
      )}
      {product.supplier && <Fact name={<Trans>Maker</Trans>}>{product.supplier.name}</Fact>}
    </dl>
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

function Metal({ metal }: { metal: NonNullable<ProductAttributes["metal"]> }) {
  const { i18n } = useLingui();
  const name = metal.kind;
  const known = metalNames[name];
  const grams = metal.grams;
  return (
    <>
      {[known ? i18n._(known) : name, metal.fineness ? `${metal.fineness}‰` : "", grams ? `${grams} g` : ""].filter(Boolean).join(" · ")}
    </>
  );
}

function StoneLine({ stone }: { stone: Stone }) {
  const { i18n } = useLingui();
  const kind = stone.kind ? materialNames[stone.kind as keyof typeof materialNames] : undefined;
  const head = [kind ? i18n._(kind) : stone.kind, stone.carat ? `${stone.carat} ct` : "", (stone.count ?? 1) > 1 ? `× ${stone.count}` : ""];
  const grades = ["colour", "clarity", "cut", "polish", "symmetry", "fluorescence"].flatMap((name) => {
    const value = (stone as Record<string, unknown>)[name];
    const label = gradeNames[name];
    return value && label ? [`${i18n._(label)} ${String(value)}`] : [];
  });
  return (
    <>
      {head.filter(Boolean).join(" ")}
      {grades.length > 0 && <span class="fact-more">{grades.join(" · ")}</span>}
    </>
  );
}

function Jade({ jade }: { jade: NonNullable<ProductAttributes["jade"]> }) {
  const grade = Object.values(jade.grade ?? {}).filter(Boolean).join(" · ");
  return (
    <>
      {jade.treatment === "A" ? <Trans>Type A, untreated</Trans> : <Trans>Treated, type {jade.treatment}</Trans>}
      {grade && <span class="fact-more">GB/T 23885 {grade}</span>}
    </>
  );
}

function Certificate({ certificate }: { certificate: NonNullable<ProductAttributes["certificate"]> }) {
  const { i18n } = useLingui();
  const issued = certificate.issued_on;
  return (
    <>
      {certificate.laboratory} {certificate.number}
      {issued && <span class="fact-more">{formatTime(issued, i18n.locale, "date")}</span>}
    </>
  );
}
