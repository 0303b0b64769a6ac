import "./advisers.css";
import type { ReactNode } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import type { ProductView, ShopFront } from "@parure/shared";
import { Picture } from "../../ui/picture";
import { useRemote } from "../../ui/remote";
import { ErrorState, ShopLink, StateNotice } from "../../ui/states";
import { said } from "../dealer-shop/front";
import { shop } from "../dealer-shop/scope";
import { readAdvice } from "./api";

interface Props {
  productId: string | null;
  /** What was looked for and not found. */
  wish: string;
}

/** People who advise, by telephone, WeChat, letter or in their shop; what it is about goes along. */
export function Advisers({ productId, wish }: Props) {
  const { i18n, t } = useLingui();
  const { remote, reload } = useRemote(`${productId}|${i18n.locale}`, (signal) => readAdvice(productId, signal));
  if (remote.status === "failed") return <ErrorState heading="h2" problem={remote.problem} onRetry={reload} />;
  if (!remote.data) {
    return (
      <div role="status" aria-label={t`Loading`} class="houses">
        <span class="bone house-bone" />
        <span class="bone house-bone" />
      </div>
    );
  }
  const { houses, piece } = remote.data;
  return (
    <>
      {piece ? <About piece={piece} /> : wish && <p class="advice-wish">{t`“${wish}”`}</p>}
      {houses.length === 0 ? (
        <StateNotice heading="h2" title={<Trans>Nobody can be reached at the moment</Trans>} action={<ShopLink />}>
          <Trans>Please come back a little later.</Trans>
        </StateNotice>
      ) : (
        <ul class="houses">
          {houses.map((house) => (
            <li key={house.slug}>
              <House house={house} subject={piece?.title ?? wish} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function About({ piece }: { piece: ProductView }) {
  return (
    <Link href={`/p/${piece.product_id}`} class="advice-piece">
      <Picture picture={piece.images[0]} sizes="5rem" alt="" />
      <span>
        <span class="label">
          <Trans>It is about</Trans>
        </span>
        <span class="advice-title">{piece.title}</span>
      </span>
    </Link>
  );
}

function House({ house: { slug, name, tagline, contact }, subject }: { house: ShopFront; subject: string }) {
  const mail = contact.email && `mailto:${contact.email}${subject ? `?subject=${encodeURIComponent(subject)}` : ""}`;
  return (
    <article class="house">
      <h2 class="house-name">{said(name)}</h2>
      {tagline && <p class="house-line">{said(tagline)}</p>}
      <dl class="house-facts">
        {contact.hours && <Row label={<Trans>Opening hours</Trans>}>{said(contact.hours)}</Row>}
        {contact.address && <Row label={<Trans>Address</Trans>}>{said(contact.address)}</Row>}
        {contact.wechat && <Row label={<Trans>WeChat</Trans>}>{contact.wechat}</Row>}
        {contact.phone && <Row label={<Trans>Telephone</Trans>}>{contact.phone}</Row>}
        {contact.email && <Row label={<Trans>E-mail</Trans>}>{contact.email}</Row>}
      </dl>
      <p class="house-ways">
        {contact.phone && (
          <a class="button" href={`tel:${contact.phone.replace(/[^+\d]/g, "")}`}>
            <Trans>Call</Trans>
          </a>
        )}
        {mail && (
          <a class="button button-quiet" href={mail}>
            <Trans>Write</Trans>
          </a>
        )}
        {!shop && (
          <a class="text-link" href={`/s/${slug}`}>
            <Trans>See its shop</Trans>
          </a>
        )}
      </p>
    </article>
  );
}

function Row({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div class="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
