import { t } from "@lingui/core/macro";
import { currentLanguage, formatDistance, formatMoney, formatTime } from "@parure/shared";
import { useEffect, useState } from "react";

import type { Money, SkuOptions } from "../api/types";

export const money = (value: Money | null | undefined): string => (value ? formatMoney(value, currentLanguage()) : "—");
export const moment = (time: string | null | undefined): string => formatTime(time, currentLanguage()) || "—";
export const day = (time: string | null | undefined): string => formatTime(time, currentLanguage(), "date") || "—";

/** The exact moment, kept on one line. */
export function Moment({ at }: { at: string | null | undefined }) {
  return at ? <time dateTime={at} className="moment">{moment(at)}</time> : <>—</>;
}

/** When something happened: near times relatively, the exact time as a title. */
export function When({ at }: { at: string | null | undefined }) {
  if (!at) return <>—</>;
  return <time dateTime={at} title={moment(at)}>{formatDistance(at, currentLanguage())}</time>;
}

const HOUR_MS = 3_600_000;

/** The time left until a deadline; it turns urgent in its last two hours and says so in words when it is over. */
export function Countdown({ until }: { until: string | null | undefined }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  if (!until) return <>—</>;
  const left = new Date(until).getTime() - now;
  return (
    <time dateTime={until} title={moment(until)} className="countdown" data-urgent={left < 2 * HOUR_MS || undefined}>
      {left > 0 ? timeLeft(left) : t`Overdue`}
    </time>
  );
}

function timeLeft(ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours >= 48) return t`${Math.floor(hours / 24)} days left`;
  return hours ? t`${hours} h ${rest} min left` : t`${rest} min left`;
}

export function optionsText(options: Partial<SkuOptions> | null | undefined): string {
  const size = options?.ring_size;
  const parts = [
    size ? t`Size ${size.label} (${size.table.replace("_", " ").toUpperCase()})` : null,
    options?.length_cm ? `${options.length_cm} cm` : null,
    options?.inner_diameter_mm ? t`inner ⌀ ${options.inner_diameter_mm} mm` : null,
    options?.weight_g ? `${options.weight_g} g` : null,
  ];
  return parts.filter(Boolean).join(" · ");
}
