import { useId, type ReactNode } from "react";

export interface Control {
  id: string;
  name: string;
  required?: boolean | undefined;
  "aria-invalid"?: "true" | undefined;
  "aria-describedby"?: string | undefined;
}

interface FieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null | undefined;
  required?: boolean;
  optionalMark?: ReactNode;
  class?: string;
  children: (control: Control) => ReactNode;
}

/** A label, its control, and the hint and the error tied to it. */
export function Field({ name, label, hint, error, required, optionalMark, class: extra = "", children }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class={`field ${error ? "field-wrong" : ""} ${extra}`}>
      <label for={id}>
        {label}
        {optionalMark && <span class="field-optional"> {optionalMark}</span>}
      </label>
      {children({
        id,
        name,
        required,
        "aria-invalid": error ? "true" : undefined,
        "aria-describedby": described || undefined,
      })}
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
