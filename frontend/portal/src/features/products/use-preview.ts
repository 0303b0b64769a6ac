import { useDebouncedValue } from "@mantine/hooks";
import { api, currentLanguage, type Language } from "@parure/shared";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import type { AttributeField, ListingInput, ListingPreview } from "../../api/types";
import { nearestField } from "../../ui/server-errors";
import { contentOf, type ListingFields } from "./listing-form";
import type { ListingForm } from "./use-listing-form";

const PAUSE_MS = 500;

/** What the server makes of the listing as it is typed: refusals at their fields, findings, and the rows that buyers would read. */
export function usePreview(values: ListingFields, fields: readonly AttributeField[], language: Language) {
  const [content] = useDebouncedValue<ListingInput>(useSame(contentOf(values, fields)), PAUSE_MS);
  return useQuery({
    queryKey: ["/products/preview", content, language, currentLanguage()],
    queryFn: ({ signal }) => api.post<ListingPreview>("/products/preview", { content, language }, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
}

/** The same object as long as it says the same, so that a debounce rests. */
function useSame<T>(value: T): T {
  const last = useRef({ text: "", value });
  const text = JSON.stringify(value);
  if (last.current.text !== text) last.current = { text, value };
  return last.current.value;
}

/** Puts refusals at fields that a person has been to, and takes them away when the server no longer refuses. */
export function useLiveErrors(form: ListingForm, preview: ListingPreview | undefined): void {
  const shown = useRef(new Set<string>());
  useEffect(() => {
    if (!preview) return;
    const refused = refusedFields(preview, form.getValues());
    for (const path of shown.current) if (!(path in refused)) form.clearFieldError(path);
    shown.current = new Set(Object.keys(refused).filter((path) => form.isTouched(path)));
    for (const path of shown.current) form.setFieldError(path, refused[path]);
  // The form object is new on every render; only another answer of the server matters.
  }, [preview]);
}

/** By field of the form: what is refused there. A whole part counts for no field. */
export function refusedFields(preview: Pick<ListingPreview, "errors">, values: unknown): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { field, detail } of preview.errors) {
    const path = nearestField(values, field);
    // A field that the form has not opened yet lies where the server says.
    found[path && isLeaf(values, path) ? path : field] ??= detail;
  }
  return found;
}

function isLeaf(values: unknown, path: string): boolean {
  const here = path.split(".").reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], values);
  return here === null || typeof here !== "object";
}
