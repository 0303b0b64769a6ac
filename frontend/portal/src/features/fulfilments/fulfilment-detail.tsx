import { Drawer } from "@mantine/core";
import { t } from "@lingui/core/macro";

import type { Address, Fulfilment } from "../../api/types";
import { parcelStatus, trackingStatus } from "../../terms";
import { Countdown, moment } from "../../ui/format";
import { Facts } from "../../ui/page";
import { Status } from "../../ui/status";
import { Timeline } from "../../ui/timeline";
import { FulfilmentActions } from "./fulfilment-actions";
import classes from "./fulfilments.module.css";
import { PieceLines } from "./piece-lines";

export function FulfilmentDetail({ fulfilment, close }: { fulfilment: Fulfilment | null; close: () => void }) {
  return (
    <Drawer opened={fulfilment !== null} onClose={close} position="right" size="28rem" title={t`Order details`} closeButtonProps={{ "aria-label": t`Close` }}>
      {fulfilment && <Detail fulfilment={fulfilment} />}
    </Drawer>
  );
}

function Detail({ fulfilment }: { fulfilment: Fulfilment }) {
  const { name, tone } = parcelStatus(fulfilment);
  return (
    <div className={classes.detail}>
      <Facts
        facts={[
          [t`Status`, <Status tone={tone}>{name}</Status>],
          [t`Order`, <span className="mono">{fulfilment.order_id}</span>],
          [t`Arrived`, moment(fulfilment.created_at)],
          ...(fulfilment.status === "assigned" ? [[t`Accept within`, <Countdown until={fulfilment.accept_by} />] as [string, React.ReactNode]] : []),
          ...(fulfilment.pickup ? [[t`Delivery`, t`Picked up in your shop`] as [string, string]] : []),
          ...(fulfilment.pickup_code ? [[t`Pick-up code`, <span className="mono">{fulfilment.pickup_code}</span>] as [string, React.ReactNode]] : []),
          ...(fulfilment.carrier && !fulfilment.pickup ? [[t`Carrier`, fulfilment.carrier_name ?? fulfilment.carrier] as [string, string]] : []),
          ...(fulfilment.tracking_number && !fulfilment.pickup ? [[t`Tracking number`, <span className="mono">{fulfilment.tracking_number}</span>] as [string, React.ReactNode]] : []),
        ]}
      />
      {fulfilment.changed_at && <p className={classes.changed}>{t`The buyer changed this order on ${moment(fulfilment.changed_at)}. You see it as it is now.`}</p>}
      <section><h3>{t`Pieces`}</h3><PieceLines lines={fulfilment.lines} /></section>
      <section>
        <h3>{fulfilment.pickup ? t`Who picks it up` : t`Ship to`}</h3>
        {fulfilment.ship_to && <address className={classes.address}>{fulfilment.pickup ? personText(fulfilment.ship_to) : addressText(fulfilment.ship_to)}</address>}
        {fulfilment.status === "assigned" && <p className="quiet">{fulfilment.pickup ? t`Name and phone are shown once you accept the order.` : t`The full address is shown once you accept the order.`}</p>}
      </section>
      <Wishes fulfilment={fulfilment} />
      {fulfilment.reason && <section><h3>{fulfilment.status === "cancelled" ? t`Why it was taken back` : t`Reason of the rejection`}</h3><p className={classes.reason}>{reasonText(fulfilment.reason)}</p></section>}
      {Boolean(fulfilment.tracking?.length) && !fulfilment.pickup && (
        <section>
          <h3>{t`Tracking`}</h3>
          <Timeline
            happenings={[...(fulfilment.tracking ?? [])].reverse().map((event) => ({
              key: `${event.at}${event.status}`, at: event.at, title: trackingStatus(event.status), note: event.place,
            }))}
          />
        </section>
      )}
      <FulfilmentActions fulfilment={fulfilment} />
    </div>
  );
}

/** What the buyer wants of who packs it; the words only while they are needed. */
function Wishes({ fulfilment: { gift_wrap: wrapped, gift_message: message, note } }: { fulfilment: Fulfilment }) {
  if (!wrapped && !message && !note) return null;
  return (
    <section>
      <h3>{t`The buyer's wishes`}</h3>
      {wrapped && <p className={classes.wish}>{t`Wrap it as a gift, without a price.`}</p>}
      {message && <p className={classes.wish}>{t`On the card: ${message}`}</p>}
      {note && <p className={classes.wish}>{t`Note: ${note}`}</p>}
    </section>
  );
}

const personText = ({ name, phone }: Address): string => [name, phone].filter(Boolean).join("  ");

/** As written on a parcel label: Chinese addresses from the largest place to the smallest, others the other way round. */
export function addressText(address: Address): string {
  const { name, phone, country, province, city, district, line1, line2, postal_code: code } = address;
  const given = (parts: (string | null | undefined)[], by: string) => parts.filter(Boolean).join(by);
  const place =
    country === "CN"
      ? [given([province, city === province ? null : city, district], " "), given([line1, line2], " "), code]
      : [line1, line2, given([city, province, code], ", "), country];
  return given([given([name, phone], "  "), ...place], "\n");
}

/** The mall's own reasons are words of the API; a person's are shown as they were written. */
function reasonText(reason: string): string {
  switch (reason) {
    case "organisation_suspended": return t`Your organisation was suspended before it was accepted`;
    case "not accepted in time": return t`Not accepted in time`;
    default: return reason;
  }
}
