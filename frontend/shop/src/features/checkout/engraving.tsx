import { useId, useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { Engravable, Engraving, QuotedLine } from "@parure/shared";
import { formatMoney } from "@parure/shared";
import { announce } from "../../ui/announcer";
import { sentenceOf } from "../../ui/problems";
import { asProblem } from "../../ui/remote";
import { fitting, roomOf, type Choice } from "./choice";
import { askQuote } from "./use-quote";

interface Props {
  line: QuotedLine;
  choice: Choice;
  onEngrave: (sku: string, engraving: Engraving | null) => void;
}

/** One piece that can be engraved: what is on it, or the way to put something on it. */
export function EngravingOf({ line, choice, onEngrave }: Props) {
  const { t, i18n } = useLingui();
  const [open, setOpen] = useState(false);
  if (!line.line || !line.engravable) return null;
  const { title, engraving } = line.line;
  const price = formatMoney(line.engravable.price, i18n.locale);

  function engrave(wish: Engraving | null): void {
    onEngrave(line.sku, wish);
    setOpen(false);
    announce(wish ? t`Engraved: ${wish.text}` : t`Engraving removed`);
  }

  return (
    <li class="engraving">
      <div class="engraving-head">
        <div>
          <p class="method-name">{title}</p>
          {engraving && !open && <p class={`engraving-text font-${engraving.font}`}>{engraving.text}</p>}
        </div>
        {!open && (
          <div class="engraving-acts">
            <button type="button" class="text-button" aria-expanded={false} aria-label={engraving ? t`Change the engraving: ${title}` : t`Engrave · ${price}: ${title}`} onClick={() => setOpen(true)}>
              {engraving ? <Trans>Change</Trans> : <Trans>Engrave · {price}</Trans>}
            </button>
            {engraving && (
              <button type="button" class="text-button" aria-label={t`Remove the engraving: ${title}`} onClick={() => engrave(null)}>
                <Trans>Remove</Trans>
              </button>
            )}
          </div>
        )}
      </div>
      {open && <Editor sku={line.sku} limits={line.engravable} first={engraving ?? null} choice={choice} onDone={engrave} onClose={() => setOpen(false)} />}
    </li>
  );
}

interface EditorProps {
  sku: string;
  limits: Engravable;
  first: Engraving | null;
  choice: Choice;
  onDone: (engraving: Engraving) => void;
  onClose: () => void;
}

function Editor({ sku, limits, first, choice, onDone, onClose }: EditorProps) {
  const { t, i18n } = useLingui();
  const [text, setText] = useState(first?.text ?? "");
  const [font, setFont] = useState(first?.font ?? limits.fonts.at(-1) ?? "");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const id = useId();
  const names: Record<string, string> = { serif: t`Classic`, script: t`Flowing`, kai: t`Brush` };

  /** The house says what can be cut: it is asked before the words are taken over. */
  async function take(): Promise<void> {
    if (busy) return;
    const wish = { text: text.trim(), font };
    setBusy(true);
    try {
      await askQuote({ ...choice, engravings: { ...choice.engravings, [sku]: wish } });
      onDone(wish);
    } catch (error) {
      const failed = asProblem(error);
      const signs = Array.isArray(failed.body["signs"]) ? ` ${failed.body["signs"].join(" ")}` : "";
      setProblem(sentenceOf(failed, i18n) + signs);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div class="engraving-editor">
      <p class={`engraving-plate font-${font}`} aria-hidden="true">
        {text || "·"}
      </p>
      <div class={`field ${problem ? "field-wrong" : ""}`}>
        <label for={id}>
          <Trans>Words to engrave</Trans>
        </label>
        <input
          id={id}
          type="text"
          value={text}
          autoFocus
          autocomplete="off"
          aria-invalid={problem ? "true" : undefined}
          aria-describedby={`${id}-hint ${problem ? `${id}-error` : ""}`}
          onInput={(event) => {
            const typed = event.currentTarget.value;
            // an input method composes longer than what it will leave behind
            const kept = event.isComposing ? typed : fitting(typed, limits.max_units);
            event.currentTarget.value = kept;
            setText(kept);
            setProblem(null);
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape") onClose();
            if (event.key !== "Enter" || event.isComposing) return;
            event.preventDefault();
            void take();
          }}
        />
        <p class="field-hint" id={`${id}-hint`}>
          <Trans>
            {roomOf(text)} of {limits.max_units} letters; a Chinese character takes two
          </Trans>
        </p>
        {problem && (
          <p class="field-error" id={`${id}-error`} role="alert">
            {problem}
          </p>
        )}
      </div>
      <fieldset class="hands">
        <legend>
          <Trans>Hand</Trans>
        </legend>
        {limits.fonts.map((hand) => (
          <label key={hand} class="hand">
            <input type="radio" name={`${id}-hand`} checked={hand === font} onChange={() => setFont(hand)} />
            <span class={`font-${hand}`}>{names[hand] ?? hand}</span>
          </label>
        ))}
      </fieldset>
      <div class="dialog-actions">
        <button type="button" class="button" aria-busy={busy} disabled={!text.trim()} onClick={() => void take()}>
          <Trans>Engrave</Trans>
        </button>
        <button type="button" class="button button-quiet" onClick={onClose}>
          <Trans>Leave it out</Trans>
        </button>
      </div>
      <p class="field-hint">
        <Trans>Engraving takes three working days more. An engraved piece is yours: it cannot be returned without a fault.</Trans>
      </p>
    </div>
  );
}
