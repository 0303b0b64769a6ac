import type { Wish } from "./answer";
import { severalOf } from "./chips";
import { noFilters, withParameter, type Filters } from "./filters";

/** The list that a sentence wishes for; what was not understood is searched as text. */
export function filtersOfWish(wish: Wish, sentence: string): Filters {
  const parameters = wish.understood.flatMap((part) => part.params);
  const said = parameters.length > 0 ? sentence : "";
  return parameters.reduce((filters, { name, value }) => withParameter(filters, name, value), { ...noFilters, text: wish.text, said });
}

/** What was understood in the words of the wish: by the value it stands for, or by all of them together ("VS1 or better"). */
export function labelsOfWish(wish: Wish): [parameter: string, label: string][] {
  return wish.understood.map(({ label, params }) => {
    const named = params.map(({ name, value }) => (value.includes(":") ? value : `${name}:${value}`));
    const facet = named[0]?.split(":")[0] ?? "";
    return [named.length > 1 ? severalOf(facet, named.map((one) => one.slice(facet.length + 1))) : (named[0] ?? ""), label];
  });
}
