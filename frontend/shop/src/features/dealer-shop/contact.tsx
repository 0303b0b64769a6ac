import { Trans } from "@lingui/react/macro";
import type { ShopFront } from "@parure/shared";
import { said } from "./front";

/** Where the shop is and how it is reached; nothing for one that says nothing. */
export function ContactLines({ contact }: { contact: ShopFront["contact"] }) {
  const lines = [
    contact.address && {
      label: <Trans>Address</Trans>,
      value: said(contact.address),
    },
    contact.hours && {
      label: <Trans>Opening hours</Trans>,
      value: said(contact.hours),
    },
    contact.phone && {
      label: <Trans>Telephone</Trans>,
      value: <a href={`tel:${contact.phone.replace(/[^+\d]/g, "")}`}>{contact.phone}</a>,
    },
    contact.email && {
      label: <Trans>E-mail</Trans>,
      value: <a href={`mailto:${contact.email}`}>{contact.email}</a>,
    },
    contact.wechat && { label: <Trans>WeChat</Trans>, value: contact.wechat },
  ].filter((line) => !!line);
  if (lines.length === 0) return null;
  return (
    <dl class="shop-contact">
      {lines.map(({ label, value }, index) => (
        <div key={index}>
          <dt class="label">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
