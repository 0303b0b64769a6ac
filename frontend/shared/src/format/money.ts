/** Money as the API speaks it: an integer of minor units and an ISO 4217 code. */
export interface Money {
  amount: number;
  currency: string;
}

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string, language: string, digits?: number): Intl.NumberFormat {
  const key = `${language}|${currency}|${digits ?? ""}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language, {
      style: "currency",
      currency,
      ...(digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    });
    formats.set(key, format);
  }
  return format;
}

/** Number of minor-unit digits of a currency (CNY 2, JPY 0, KWD 3). */
export function exponentOf(currency: string): number {
  return formatOf(currency, "en").resolvedOptions().maximumFractionDigits ?? 2;
}

/** "¥12,990" or "¥12,990.50": whole amounts are shown without their zeros, as on a price tag. */
export function formatMoney(money: Money, language: string): string {
  const exponent = exponentOf(money.currency);
  const scale = 10 ** exponent;
  const digits = money.amount % scale === 0 ? 0 : exponent;
  return formatOf(money.currency, language, digits).format(money.amount / scale);
}

/** Reads what a person typed ("12,990.5") into minor units without floating-point arithmetic; null when it is no amount. */
export function parseMoney(text: string, currency: string): Money | null {
  const exponent = exponentOf(currency);
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text.trim().replace(/[,，\s]/g, ""));
  const fraction = match?.[2] ?? "";
  if (!match?.[1] || fraction.length > exponent) return null;
  const amount = Number(match[1] + fraction.padEnd(exponent, "0"));
  return Number.isSafeInteger(amount) ? { amount, currency } : null;
}

/** "12990.50": the value of an input field for an amount. */
export function moneyToInput(money: Money): string {
  const exponent = exponentOf(money.currency);
  const digits = String(Math.abs(money.amount)).padStart(exponent + 1, "0");
  const whole = exponent ? digits.slice(0, -exponent) : digits;
  const fraction = exponent ? digits.slice(-exponent) : "";
  const sign = money.amount < 0 ? "-" : "";
  return sign + (Number(fraction) ? `${whole}.${fraction}` : whole);
}

export function sameMoney(a: Money, b: Money): boolean {
  return a.amount === b.amount && a.currency === b.currency;
}
