import "./combobox.css";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { useLingui } from "@lingui/react/macro";
import type { Control } from "../../ui/field";
import { placeNamed, placesLike, readingOf, type Place } from "./regions";

interface Props {
  control: Control;
  value: string;
  places: readonly Place[];
  autocomplete: string;
  onChange: (value: string) => void;
}

/** A field that offers places while one types Chinese, pinyin or its initials; what is not on the list may be written all the same.
 * Keys after the ARIA pattern "combobox with list autocomplete": arrows, Enter, Escape, Tab. */
export function PlaceCombobox({ control, value, places, autocomplete, onChange }: Props) {
  const { i18n } = useLingui();
  const list = useId();
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(-1);
  const offered = placesLike(places, typed ?? "");
  const shown = open && offered.length > 0;
  const inLatin = i18n.locale !== "zh-CN";

  useEffect(() => {
    if (shown && active >= 0) box.current?.querySelector(`#${CSS.escape(`${list}-${active}`)}`)?.scrollIntoView({ block: "nearest" });
  }, [active, shown]);

  function show(at: number): void {
    setOpen(true);
    setActive(at);
  }
  function close(): void {
    setOpen(false);
    setTyped(null);
    setActive(-1);
  }
  function choose(place: Place): void {
    onChange(place.name);
    close();
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const last = offered.length - 1;
    if (event.key === "ArrowDown") show(shown ? Math.min(active + 1, last) : Math.max(0, offered.findIndex(({ name }) => name === value)));
    else if (event.key === "ArrowUp") show(shown ? Math.max(active - 1, 0) : last);
    else if (event.key === "Enter" && shown && offered[active]) choose(offered[active]);
    else if (event.key === "Escape" && shown) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  function onBlur(): void {
    const named = typed === null ? null : placeNamed(places, typed);
    if (named && named.name !== value) onChange(named.name);
    close();
  }

  return (
    <div class="combobox" ref={box}>
      <input
        {...control}
        type="text"
        role="combobox"
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `${list}-${active}` : undefined}
        autocomplete={autocomplete}
        maxLength={60}
        value={value}
        onInput={(event) => {
          onChange(event.currentTarget.value);
          setTyped(event.currentTarget.value);
          show(0);
        }}
        onClick={() => show(offered.findIndex(({ name }) => name === value))}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      <ul class="combobox-list" role="listbox" id={list} hidden={!shown}>
        {shown &&
          offered.map((place, index) => (
            <li
              key={place.name}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === active}
              class="combobox-option"
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(place)}
            >
              <span lang="zh-CN">{place.name}</span>
              {inLatin && <span class="combobox-reading">{readingOf(place)}</span>}
            </li>
          ))}
      </ul>
    </div>
  );
}
