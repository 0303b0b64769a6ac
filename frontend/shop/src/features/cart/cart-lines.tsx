import type { ReactNode } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import { formatMoney, type CartLine } from "@parure/shared";
import { useActs } from "../../ui/acts";
import { Price } from "../../ui/money";
import { Picture } from "../../ui/picture";
import { productAddress } from "../catalog/address";
import { optionLabel } from "../product/choice";
import { removeEngraving, saveForLater } from "./arranging";
import { lineProblems } from "./problems";
import { removeLine, setQuantity } from "./store";

export function CartLines({ lines }: { lines: CartLine[] }) {
  return (
    <ul class="lines">
      {lines.map((line) => (
        <li key={line.sku}>
          <Line line={line} />
        </li>
      ))}
    </ul>
  );
}

function Line({ line }: { line: CartLine }) {
  const { t } = useLingui();
  const { busy, problem, act } = useActs();
  const { sku, title, engraving } = line;
  return (
    <LineFrame line={line} busy={busy} problem={problem} total={<Price money={line.line_total} />}>
      {engraving && (
        <p class="line-engraving">
          <Trans>
            Engraved <q>{engraving.text}</q>
          </Trans>{" "}
          <button type="button" class="text-button" aria-label={t`Remove the engraving: ${title}`} onClick={() => void act(() => removeEngraving(sku), t`Engraving removed`)}>
            <Trans>Remove</Trans>
          </button>
        </p>
      )}
      {!engraving && line.engravable && (
        <p class="line-note">
          <Trans>Can be engraved; you choose the words at checkout</Trans>
        </p>
      )}
      <div class="line-tools">
        <Quantity line={line} busy={busy} onChange={(quantity) => void act(() => setQuantity(sku, quantity), t`Quantity of ${title}: ${quantity}`)} />
        <span class="line-buttons">
          <button type="button" class="text-button" aria-label={t`Save for later: ${title}`} onClick={() => void act(() => saveForLater(sku), t`Saved for later: ${title}`)}>
            <Trans>Save for later</Trans>
          </button>
          <button type="button" class="text-button" aria-label={t`Remove ${title}`} onClick={() => void act(() => removeLine(sku), t`Removed: ${title}`)}>
            <Trans>Remove</Trans>
          </button>
        </span>
      </div>
    </LineFrame>
  );
}

interface FrameProps {
  line: CartLine;
  busy: boolean;
  problem: string | null;
  total: ReactNode;
  children: ReactNode;
}

/** What a line of the bag and one saved for later have in common. */
export function LineFrame({ line, busy, problem, total, children }: FrameProps) {
  const { i18n } = useLingui();
  const href = productAddress(line.product_id, i18n.locale);
  return (
    <article class="line" aria-busy={busy}>
      <Link href={href} class="line-picture" tabIndex={-1} aria-hidden="true">
        <Picture picture={line.image} alt="" />
      </Link>
      <div class="line-text">
        <h3 class="line-title">
          <Link href={href}>{line.title}</Link>
        </h3>
        <LineOptions options={line.options} />
        <Change line={line} />
        {children}
        <p role="alert" class="form-problem">
          {problem}
        </p>
      </div>
      <p class="line-total">{total}</p>
    </article>
  );
}

const FEW = 3;

/** What is different from when the reader last looked; a lower price is good news and looks like it. */
function Change({ line }: { line: CartLine }) {
  const { i18n } = useLingui();
  const { price, price_was: was, problem, available, one_of_one: one } = line;
  const short = problem === "out_of_stock" || problem === "unavailable";
  return (
    <>
      {short && <p class="line-problem">{i18n._(lineProblems[problem])}</p>}
      {problem === "out_of_stock" && available > 0 && (
        <p class="line-note">
          <Trans>Only {available} left</Trans>
        </p>
      )}
      {was && problem !== "unavailable" && (
        <p class={price.amount < was.amount ? "line-cheaper" : "line-problem"}>
          {price.amount < was.amount ? <Trans>Now {formatMoney({ ...was, amount: was.amount - price.amount }, i18n.locale)} less</Trans> : i18n._(lineProblems.price_changed)}{" "}
          <s>{formatMoney(was, i18n.locale)}</s>
        </p>
      )}
      {!short && !one && available > 0 && available <= FEW && (
        <p class="line-note">
          <Trans>Only {available} left</Trans>
        </p>
      )}
    </>
  );
}

const MOST = 99;

function Quantity({ line, busy, onChange }: { line: CartLine; busy: boolean; onChange: (quantity: number) => void }) {
  const { t } = useLingui();
  const most = Math.min(line.one_of_one ? 1 : MOST, Math.max(line.available, line.quantity));
  return (
    <div class="quantity" role="group" aria-label={t`Quantity of ${line.title}`}>
      <button type="button" aria-label={t`One less`} disabled={busy || line.quantity <= 1} onClick={() => onChange(line.quantity - 1)}>
        −
      </button>
      <output>{line.quantity}</output>
      <button type="button" aria-label={t`One more`} disabled={busy || line.quantity >= most} onClick={() => onChange(line.quantity + 1)}>
        +
      </button>
    </div>
  );
}

export function LineOptions({ options }: { options: CartLine["options"] }) {
  const label = optionLabel(options);
  if (!label) return null;
  return (
    <p class="line-options">
      {label.kind === "ring_size" ? (
        <Trans>
          Size {label.text} ({label.note})
        </Trans>
      ) : (
        label.text
      )}
    </p>
  );
}
