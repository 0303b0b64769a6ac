import { useRef } from "react";
import type { MessageDescriptor } from "@lingui/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { CloseIcon } from "../../ui/icons";
import { categoryNames, materialNames } from "../catalog/names";
import type { Found } from "./answer";
import { chipsOf, type Chip } from "./chips";
import { cleared, type Filters } from "./filters";

/** What narrows the list, in words; what stands in the navigation is known without an answer. */
export function useChips(filters: Filters, found: Found | null): Chip[] {
  const { i18n } = useLingui();
  const said = (names: Record<string, MessageDescriptor>) => Object.fromEntries(Object.entries(names).map(([value, name]) => [value, i18n._(name)]));
  return chipsOf(filters, found, i18n.locale, { category: said(categoryNames), material: said(materialNames) });
}

interface Props {
  chips: Chip[];
  filters: Filters;
  onChange: (filters: Filters) => void;
}

/** Everything that narrows the list, each to be taken off. */
export function ActiveChips({ chips, filters, onChange }: Props) {
  const { t } = useLingui();
  const list = useRef<HTMLUListElement>(null);
  if (chips.length === 0) return null;

  const worded = ({ label, excluded, said }: Chip) => (excluded && !said ? t`not ${label}` : label);

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
            <button type="button" class={`active-chip ${chip.excluded ? "active-chip-not" : ""}`} aria-label={t`Remove: ${worded(chip)}`} onClick={() => remove(chip, place)}>
              <span>{worded(chip)}</span>
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
