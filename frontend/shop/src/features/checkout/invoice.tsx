import { useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Field } from "../../ui/field";
import type { FieldErrors } from "../../ui/form";

/** What an invoice says, by the names of the API. */
type Known = { [part: string]: unknown; holder?: string; form?: string };

/** 发票: for a person or a company, ordinary or special. */
export function InvoiceForm({ errors, invoice = null }: { errors: FieldErrors; invoice?: Known | null }) {
  const { t } = useLingui();
  const [wanted, setWanted] = useState(invoice !== null);
  const [holder, setHolder] = useState(invoice?.holder ?? "personal");
  const [form, setForm] = useState(invoice?.form ?? "ordinary");
  const known = (part: string): string => String(invoice?.[part] ?? "");
  const company = holder === "company";
  const special = company && form === "special";
  return (
    <fieldset class="form-part">
      <legend class="form-title">
        <Trans>Invoice</Trans>
      </legend>
      <label class="tick">
        <input type="checkbox" name="invoice" value="yes" checked={wanted} onChange={(event) => setWanted(event.currentTarget.checked)} />
        <span>
          <span class="method-name">
            <Trans>I need an invoice (fapiao)</Trans>
          </span>
          <span class="method-note">
            <Trans>Sent as a file once you have received the goods.</Trans>
          </span>
        </span>
      </label>
      {wanted && (
        <div class="fields invoice">
          <Choices
            name="invoice_holder"
            label={t`In the name of`}
            value={holder}
            onChange={setHolder}
            options={[
              ["personal", t`A person`],
              ["company", t`A company`],
            ]}
          />
          {company && (
            <Choices
              name="invoice_form"
              label={t`Form`}
              value={form}
              onChange={setForm}
              options={[
                ["ordinary", t`Ordinary`],
                ["special", t`Special (VAT)`],
              ]}
            />
          )}
          <Text name="invoice_title" value={known("title")} label={company ? t`Company name` : t`Name on the invoice`} errors={errors} longest={100} autocomplete={company ? "organization" : "name"} />
          {company && <Text name="invoice_tax_number" value={known("tax_number")} label={t`Tax number`} hint={t`18 signs, as on the business licence`} errors={errors} longest={18} />}
          {special && (
            <>
              <Text name="invoice_address" value={known("address")} label={t`Registered address`} errors={errors} longest={100} />
              <Text name="invoice_phone" value={known("phone")} label={t`Registered phone`} errors={errors} longest={24} />
              <Text name="invoice_bank" value={known("bank")} label={t`Bank`} errors={errors} longest={100} />
              <Text name="invoice_account" value={known("account")} label={t`Account`} errors={errors} longest={32} />
            </>
          )}
          <Text name="invoice_email" value={known("email")} label={t`Send the invoice to`} errors={errors} longest={254} mail autocomplete="email" />
        </div>
      )}
    </fieldset>
  );
}

interface TextProps {
  name: string;
  label: string;
  errors: FieldErrors;
  longest: number;
  value: string;
  hint?: string;
  mail?: boolean;
  autocomplete?: string;
}

function Text({ name, label, errors, longest, value, hint, mail = false, autocomplete = "off" }: TextProps) {
  return (
    <Field name={name} label={label} hint={hint} error={errors[name]} required>
      {(control) => <input {...control} inputMode={mail ? "email" : "text"} maxLength={longest} autocomplete={autocomplete} defaultValue={value} />}
    </Field>
  );
}

interface ChoicesProps {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: [string, string][];
}

function Choices({ name, label, value, onChange, options }: ChoicesProps) {
  return (
    <fieldset class="choices">
      <legend>{label}</legend>
      {options.map(([option, said]) => (
        <label key={option} class="hand">
          <input type="radio" name={name} value={option} checked={option === value} onChange={() => onChange(option)} />
          <span>{said}</span>
        </label>
      ))}
    </fieldset>
  );
}
