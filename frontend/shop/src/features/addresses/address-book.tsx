import { useEffect, useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { useActs } from "../../ui/acts";
import { Dialog } from "../../ui/dialog";
import { LineSkeleton } from "../../ui/skeleton";
import { ErrorState, StateNotice } from "../../ui/states";
import { AddressForm } from "./address-form";
import { AddressLines } from "./address-lines";
import { labelNames } from "./labels";
import { makeDefault, readAddresses, removeAddress, useAddressBook, type SavedAddress } from "./store";

export function AddressBook() {
  const { t } = useLingui();
  const { items, limit, problem } = useAddressBook();
  const [editing, setEditing] = useState<SavedAddress | "new" | null>(null);
  useEffect(() => void readAddresses(), []);

  if (!items && problem) return <ErrorState problem={problem} onRetry={() => void readAddresses()} heading="h2" />;
  if (!items) return <LineSkeleton />;
  const add = (
    <button type="button" class="button" disabled={items.length >= limit} onClick={() => setEditing("new")}>
      <Trans>Add an address</Trans>
    </button>
  );
  return (
    <>
      {items.length === 0 ? (
        <StateNotice heading="h2" title={<Trans>No address yet</Trans>} action={add}>
          <Trans>What you keep here is filled in at checkout. It is stored encrypted, for you alone.</Trans>
        </StateNotice>
      ) : (
        <>
          <ul class="address-book">
            {items.map((address) => (
              <li key={address.address_id}>
                <Entry address={address} onEdit={() => setEditing(address)} />
              </li>
            ))}
          </ul>
          <p class="form-note">{add}</p>
          {items.length >= limit && (
            <p class="form-note">
              <Trans>The book is full: {limit} addresses. Remove one to add another.</Trans>
            </p>
          )}
        </>
      )}
      <Dialog title={editing === "new" ? t`New address` : t`Edit address`} open={editing !== null} onClose={() => setEditing(null)} kind="modal">
        {editing && <AddressForm address={editing === "new" ? null : editing} onDone={() => setEditing(null)} />}
      </Dialog>
    </>
  );
}

function Entry({ address, onEdit }: { address: SavedAddress; onEdit: () => void }) {
  const { t, i18n } = useLingui();
  const [asking, setAsking] = useState(false);
  const { problem, act } = useActs();
  const { address_id: id, name, label, is_default: isDefault } = address;

  return (
    <article class="address-item">
      <div class="address-card">
        <h2 class="address-who">
          {name} <span class="address-phone">{address.phone}</span>
          {label && <span class="badge">{i18n._(labelNames[label])}</span>}
          {isDefault && (
            <span class="badge">
              <Trans>Default</Trans>
            </span>
          )}
        </h2>
        <AddressLines address={address} />
      </div>
      <div class="address-tools">
        <button type="button" class="text-button" aria-label={t`Edit the address of ${name}`} onClick={onEdit}>
          <Trans>Edit</Trans>
        </button>
        <button type="button" class="text-button" aria-label={t`Remove the address of ${name}`} onClick={() => setAsking(true)}>
          <Trans>Remove</Trans>
        </button>
        {!isDefault && (
          <button type="button" class="text-button" onClick={() => void act(() => makeDefault(id), t`This is the default address now`)}>
            <Trans>Make default</Trans>
          </button>
        )}
      </div>
      <p role="alert" class="form-problem">
        {problem}
      </p>
      <Dialog title={t`Remove this address?`} open={asking} onClose={() => setAsking(false)}>
        <AddressLines address={address} />
        <div class="dialog-actions">
          <button
            type="button"
            class="button"
            onClick={() => {
              setAsking(false);
              void act(() => removeAddress(id), t`Removed`);
            }}
          >
            <Trans>Yes, remove it</Trans>
          </button>
          <button type="button" class="button button-quiet" onClick={() => setAsking(false)}>
            <Trans>Keep it</Trans>
          </button>
        </div>
      </Dialog>
    </article>
  );
}
