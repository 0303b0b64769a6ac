import "./addresses.css";
import { useEffect, useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { FieldErrors } from "../../ui/form";
import { LineSkeleton } from "../../ui/skeleton";
import { useSession } from "../shell/session";
import { AddressFields, type PlaceOfAddress } from "./address-fields";
import { AddressLines } from "./address-lines";
import { labelNames } from "./labels";
import { readAddresses, useAddressBook, type SavedAddress } from "./store";

interface Props {
  errors: FieldErrors;
  /** Called with each change of where it goes. */
  onPlace?: (place: PlaceOfAddress) => void;
}

const ANOTHER = "another";
const PARTS = ["name", "phone", "country", "province", "city", "district", "line1", "line2", "postal_code"] as const;

/** Where an order goes: one of the saved addresses or another one; a guest sees the form alone. Its controls carry the parts by name
 * either way, so the form around it reads them with `addressOf`; `save_address` says to keep a new one. */
export function AddressPicker({ errors, onPlace }: Props) {
  const { status } = useSession();
  const { items, problem } = useAddressBook();
  useEffect(() => {
    if (status === "signed_in") void readAddresses();
  }, [status]);

  const waiting = status === "starting" || (status === "signed_in" && !items && !problem);
  return (
    <fieldset class="form-part">
      <legend class="form-title">
        <Trans>Delivery address</Trans>
      </legend>
      {waiting && <LineSkeleton lines={2} />}
      {!waiting && items?.length ? (
        <Saved addresses={items} errors={errors} onPlace={onPlace} />
      ) : (
        !waiting && <Another errors={errors} onPlace={onPlace} mayKeep={status === "signed_in" && !problem} />
      )}
    </fieldset>
  );
}

function Saved({ addresses, errors, onPlace }: { addresses: SavedAddress[]; errors: FieldErrors; onPlace: Props["onPlace"] }) {
  const { i18n } = useLingui();
  const [chosen, setChosen] = useState(addresses[0]?.address_id ?? ANOTHER);
  const address = addresses.find(({ address_id }) => address_id === chosen);
  useEffect(() => {
    if (address) onPlace?.({ country: address.country, province: address.province ?? "", city: address.city });
  }, [address?.address_id]);

  return (
    <>
      <div class="address-choices">
        {addresses.map((one) => (
          <label key={one.address_id} class="address-choice">
            <input type="radio" name="address_id" value={one.address_id} checked={chosen === one.address_id} onChange={() => setChosen(one.address_id)} />
            <span class="address-card">
              <span class="address-who">
                {one.name} <span class="address-phone">{one.phone}</span>
                {one.label && <span class="badge">{i18n._(labelNames[one.label])}</span>}
              </span>
              <AddressLines address={one} />
            </span>
          </label>
        ))}
        <label class="address-choice">
          <input type="radio" name="address_id" value={ANOTHER} checked={chosen === ANOTHER} onChange={() => setChosen(ANOTHER)} />
          <span class="address-card">
            <Trans>Another address</Trans>
          </span>
        </label>
      </div>
      {address ? PARTS.map((part) => <input key={part} type="hidden" name={part} value={address[part] ?? ""} />) : <Another errors={errors} onPlace={onPlace} mayKeep />}
    </>
  );
}

function Another({ errors, onPlace, mayKeep }: { errors: FieldErrors; onPlace: Props["onPlace"]; mayKeep: boolean }) {
  return (
    <>
      <AddressFields errors={errors} onPlace={onPlace} />
      {mayKeep && (
        <label class="check">
          <input type="checkbox" name="save_address" value="yes" defaultChecked />
          <Trans>Keep it in my address book</Trans>
        </label>
      )}
    </>
  );
}
