import { useSyncExternalStore } from "react";
import { api, session, type Address, type AddressBook, type ApiProblem, type SavedAddress } from "@parure/shared";
import { asProblem } from "../../ui/remote";

export type { SavedAddress };
export type AddressLabel = NonNullable<SavedAddress["label"]>;

interface Book {
  /** Null until it is read. */
  items: SavedAddress[] | null;
  limit: number;
  problem: ApiProblem | null;
}

export type AddressToSave = Address & { label?: AddressLabel | null; is_default?: boolean };

const NOTHING: Book = { items: null, limit: 20, problem: null };
let book: Book = NOTHING;
const listeners = new Set<() => void>();

function show(next: Book): void {
  book = next;
  for (const listener of listeners) listener();
}

// Who signs out leaves no address behind.
session.subscribe(() => session.state.status === "guest" && book.items && show(NOTHING));

export function useAddressBook(): Book {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => book,
  );
}

export async function readAddresses(): Promise<void> {
  try {
    show({ ...(await api.get<AddressBook>("/me/addresses")), problem: null });
  } catch (error) {
    show({ ...book, problem: asProblem(error) });
  }
}

/** `key` is one for every try of one intent. */
export async function addAddress(address: AddressToSave, key: string): Promise<SavedAddress> {
  const added = await api.post<SavedAddress>("/me/addresses", address, { idempotencyKey: key });
  await readAddresses();
  return added;
}

export async function changeAddress(addressId: string, address: AddressToSave): Promise<void> {
  await api.put("/me/addresses/" + addressId, address);
  await readAddresses();
}

export async function removeAddress(addressId: string): Promise<void> {
  await api.delete("/me/addresses/" + addressId);
  await readAddresses();
}

export async function makeDefault(addressId: string): Promise<void> {
  show({ ...(await api.post<AddressBook>(`/me/addresses/${addressId}/default`)), problem: null });
}
