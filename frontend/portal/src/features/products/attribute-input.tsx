import { Autocomplete, MultiSelect, Select, Switch, TagsInput, TextInput } from "@mantine/core";
import { t } from "@lingui/core/macro";

import type { AttributeField } from "../../api/types";
import { wrongIn, type Wrong } from "./definition";
import type { ListingForm } from "./use-listing-form";

type Props = { form: ListingForm; field: AttributeField; at: string };

const SEARCHED = 8;

/** One field of the definition as the input that fits it. */
export function AttributeInput({ form, field, at }: Props) {
  const { value, onChange, onBlur, onFocus, error } = form.getInputProps(at);
  const own = wrongIn(field, value);
  const common = {
    label: field.unit ? `${field.label} (${field.unit})` : field.label,
    description: field.help ?? undefined,
    withAsterisk: field.required,
    error: own ? said(own, field) : error,
    onBlur,
    onFocus,
    "data-path": at,
  };
  const words = field.words.map(({ value: word, label }) => ({ value: word, label }));
  const set = (next: unknown) => form.setFieldValue(at, next as never);
  switch (field.kind) {
    case "choice":
      return <Select {...common} data={words} clearable={!field.required} searchable={words.length > SEARCHED} value={(value as string) || null} onChange={(next) => set(next ?? "")} />;
    case "choices":
      return <MultiSelect {...common} data={words} clearable searchable={words.length > SEARCHED} maxValues={field.max_length ?? undefined} value={(value as string[]) ?? []} onChange={set} />;
    case "texts":
      return <TagsInput {...common} maxTags={field.max_length ?? undefined} value={(value as string[]) ?? []} onChange={set} />;
    case "boolean":
      return <Switch label={field.label} checked={Boolean(value)} onChange={(event) => set(event.currentTarget.checked)} />;
    case "date":
      return <TextInput {...common} type="date" value={(value as string) ?? ""} onChange={onChange} />;
    default:
      return field.suggestions.length ? (
        <Suggested {...common} suggestions={field.suggestions} value={(value as string) ?? ""} onChange={set} maxLength={field.max_length ?? undefined} />
      ) : (
        <TextInput {...common} autoComplete="off" inputMode={field.kind === "integer" ? "numeric" : field.kind === "decimal" ? "decimal" : undefined} maxLength={field.max_length ?? undefined} value={(value as string) ?? ""} onChange={onChange} />
      );
  }
}

type SuggestedProps = React.ComponentProps<typeof Autocomplete> & { suggestions: AttributeField["words"] };

/** Offers words with their translation; the word itself is what is kept, and another may be typed. */
function Suggested({ suggestions, ...props }: SuggestedProps) {
  const labels = new Map(suggestions.map(({ value, label }) => [value, label]));
  return (
    <Autocomplete
      {...props}
      data={suggestions.map(({ value }) => value)}
      filter={({ options, search }) => options.filter((option) => "value" in option && `${option.value} ${labels.get(option.value) ?? ""}`.toLowerCase().includes(search.trim().toLowerCase()))}
      renderOption={({ option }) => (labels.get(option.value) === option.value ? option.value : `${labels.get(option.value)} · ${option.value}`)}
    />
  );
}

function said(wrong: Wrong, field: AttributeField): string {
  const [decimals, least, most] = [String(field.decimals), String(field.min), String(field.max)];
  switch (wrong) {
    case "number": return t`Write a number, for example 1.25`;
    case "whole": return t`Write a whole number`;
    case "decimals": return t`At most ${decimals} decimals`;
    case "small": return field.above ? t`More than ${least}` : t`At least ${least}`;
    case "large": return t`At most ${most}`;
    case "long": return t`At most ${String(field.max_length)}`;
  }
}
