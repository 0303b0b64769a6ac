import { useRef } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { CloseIcon } from "../../ui/icons";
import type { Found } from "./answer";
import { chipsOf, type Chip } from "./chips";
import { cleared, type Filters } from "./filters";

interface Props {
  filters: Filters;
  found: Found | null;
  onChange: (filters: Filters) => void;
}

/** Everything that narrows the list, each to be taken off. A first chip of its own says that words of a sentence were understood. */
export function ActiveChips({ filters, found, onChange }: Props) {
  const { t, i18n } = useLingui();
  const list = useRef<HTMLUListElement>(null);
  const chips = chipsOf(filters, found, i18n.locale);
  if (chips.length === 0) return null;

  function remove(chip: Chip, place: number): void {
    onChange(chip.rest);
    // The focus stays where the next press is likely.
    requestAnimationFrame(() => {
      const left = list.current?.querySelectorAll("button");
      (left?.[Math.min(place, left.length - 1)] ?? document.querySelector<HTMLElement>(".list-title"))?.focus();
    });
  }

  return (
    <div class="active">
      <ul class="active-chips" ref={list} aria-label={t`Active filters`}>
        {chips.map((chip, place) => (
          <li key={chip.key}>
            <button type="button" class={`active-chip ${chip.negated ? "active-chip-not" : ""}`} aria-label={chip.negated ? t`Remove: not ${chip.label}` : t`Remove: ${chip.label}`} onClick={() => remove(chip, place)}>
              <span>{chip.negated ? t`not ${chip.label}` : chip.label}</span>
              <CloseIcon />
            </button>
          </li>
        ))}
        <li>
          <button type="button" class="text-button active-clear" onClick={() => onChange(cleared(filters))}>
            <Trans>Clear all</Trans>
          </button>
        </li>
      </ul>
    </div>
  );
}
