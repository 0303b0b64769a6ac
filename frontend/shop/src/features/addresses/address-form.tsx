import { useRef } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { randomId } from "@parure/shared";
import { useSubmission } from "../../ui/form";
import { sentenceOf } from "../../ui/problems";
import { addressOf, checkAddress } from "./address";
import { AddressFields } from "./address-fields";
import { labelNames } from "./labels";
import { addAddress, changeAddress, type AddressLabel, type SavedAddress } from "./store";

const LABELS = ["home", "work", "other"] as const;

/** Writes a new address, or one anew. */
export function AddressForm({ address, onDone }: { address: SavedAddress | null; onDone: () => void }) {
  const { i18n } = useLingui();
  const intent = useRef(randomId());
  const { form, errors, problem, busy, onSubmit } = useSubmission({
    check: (values) => Object.fromEntries(Object.entries(checkAddress(values)).map(([name, message]) => [name, i18n._(message)])),
    send: async (values) => {
      const label = (values["label"] || null) as AddressLabel | null;
      const written = { ...addressOf(values), label, is_default: values["is_default"] === "yes" };
      if (address) await changeAddress(address.address_id, written);
      else await addAddress(written, intent.current);
      onDone();
    },
  });
  return (
    <form
      ref={form}
      class="address-form"
      noValidate
      onSubmit={(event) => void onSubmit(event)}
      // What is written differently is another intent.
      onInput={() => (intent.current = randomId())}
    >
      <AddressFields errors={errors} address={address && present(address)} />
      <fieldset>
        <legend class="sr-only">
          <Trans>Label</Trans>
        </legend>
        <div class="address-labels">
          {LABELS.map((label) => (
            <label key={label}>
              <input type="radio" name="label" value={label} defaultChecked={address?.label === label} />
              {i18n._(labelNames[label])}
            </label>
          ))}
        </div>
      </fieldset>
      {!address?.is_default && (
        <label class="check">
          <input type="checkbox" name="is_default" value="yes" />
          <Trans>Begin checkout with this address</Trans>
        </label>
      )}
      <button type="submit" class="button" aria-busy={busy}>
        <Trans>Save address</Trans>
      </button>
      <p role="alert" class="form-problem">
        {problem && sentenceOf(problem, i18n)}
      </p>
    </form>
  );
}

function present({ name, phone, country, city, line1, ...rest }: SavedAddress) {
  const { province, district, line2, postal_code } = rest;
  const maybe = Object.fromEntries(Object.entries({ province, district, line2, postal_code }).filter(([, value]) => value));
  return { name, phone, country, city, line1, ...maybe };
}
