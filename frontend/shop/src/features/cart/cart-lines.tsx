import { useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import { ApiProblem, formatMoney, type CartLine } from "@parure/shared";
import { announce } from "../../ui/announcer";
import { Price } from "../../ui/money";
import { Picture } from "../../ui/picture";
import { sentenceOf } from "../../ui/problems";
import { productAddress } from "../catalog/address";
import { optionLabel } from "../product/choice";
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
  const { t, i18n } = useLingui();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function act(action: () => Promise<void>, said: string): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await action();
      announce(said);
    } catch (error) {
      setProblem(error instanceof ApiProblem ? sentenceOf(error, i18n) : String(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <article class="line" aria-busy={busy}>
      <Link href={productAddress(line.product_id, i18n.locale)} class="line-picture" tabIndex={-1} aria-hidden="true">
        <Picture picture={line.image} alt="" />
      </Link>
      <div class="line-text">
        <h2 class="line-title">
          <Link href={productAddress(line.product_id, i18n.locale)}>{line.title}</Link>
        </h2>
        <LineOptions options={line.options} />
        {line.problem && (
          <p class="line-problem">
            {i18n._(lineProblems[line.problem])}
            {line.problem === "price_changed" && line.price_was && (
              <>
                {" "}
                <s>{formatMoney(line.price_was, i18n.locale)}</s>
              </>
            )}
          </p>
        )}
        <div class="line-tools">
          <Quantity line={line} busy={busy} onChange={(quantity) => void act(() => setQuantity(line.sku, quantity), t`Quantity of ${line.title}: ${quantity}`)} />
          <button type="button" class="text-button" aria-label={t`Remove ${line.title}`} onClick={() => void act(() => removeLine(line.sku), t`Removed: ${line.title}`)}>
            <Trans>Remove</Trans>
          </button>
        </div>
        <p role="alert" class="form-problem">
          {problem}
        </p>
      </div>
      <p class="line-total">
        <Price money={line.line_total} />
      </p>
    </article>
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
