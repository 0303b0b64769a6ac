import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { formatTime, type ProductView } from "@parure/shared";
import { CheckedIcon, OpenCheckIcon } from "../../ui/icons";

/** What is known of where the piece comes from, and whether anybody but its maker has looked: nothing is claimed beyond that. */
export function Provenance({ product: { specifications, certificate, supplier } }: { product: ProductView }) {
  const { i18n } = useLingui();
  const origin = specifications?.find(({ term }) => term === "origin");
  const originVerified = certificate?.state === "matched" && certificate.verified.some(({ name }) => name.endsWith("origin"));
  return (
    <section class="provenance" aria-labelledby="provenance">
      <h2 id="provenance" class="label">
        <Trans>Where it comes from</Trans>
      </h2>
      <ol>
        {origin && (
          <Step verified={originVerified} title={<Trans>Stone from {origin.value}</Trans>}>
            {originVerified ? <Trans>as its certificate says</Trans> : <Trans>as its maker states; no certificate of ours says so</Trans>}
          </Step>
        )}
        {certificate && (
          <Step verified={certificate.state === "matched"} title={<Trans>Graded by {certificate.laboratory_name}</Trans>}>
            {certificate.state === "matched" ? <Trans>verified on {formatTime(certificate.verified_at, i18n.locale, "date")}</Trans> : <Trans>not verified yet</Trans>}
          </Step>
        )}
        {supplier && (
          <Step verified title={<Trans>Made and offered by {supplier.name}</Trans>}>
            <Trans>its licences are vetted and watched by the mall</Trans>
          </Step>
        )}
      </ol>
    </section>
  );
}

function Step({ verified, title, children }: { verified: boolean; title: ReactNode; children: ReactNode }) {
  return (
    <li class={verified ? "provenance-step provenance-verified" : "provenance-step"}>
      {verified ? <CheckedIcon /> : <OpenCheckIcon />}
      <span>
        {title}
        <span class="provenance-how">{children}</span>
      </span>
    </li>
  );
}
