import type { Wish } from "./answer";
import { noFilters, withParameter, type Filters } from "./filters";

/** The list that a sentence wishes for; what was not understood is searched as text. */
export function filtersOfWish(wish: Wish, sentence: string): Filters {
  const parameters = wish.understood.flatMap((part) => part.params);
  const said = parameters.length > 0 ? sentence : "";
  return parameters.reduce((filters, { name, value }) => withParameter(filters, name, value), { ...noFilters, text: wish.text, said });
}

/** Names of single values in the words of the wish; a part that stands for several ("VS1 or better") names none of them. */
export function labelsOfWish(wish: Wish): [parameter: string, label: string][] {
  return wish.understood.flatMap(({ label, params: [only, ...others] }) => {
    if (!only || others.length > 0) return [];
    return [[only.value.includes(":") ? only.value : `${only.name}:${only.value}`, label] as [string, string]];
  });
}
