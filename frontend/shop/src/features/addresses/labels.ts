import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import type { AddressLabel } from "./store";

export const labelNames: Record<AddressLabel, MessageDescriptor> = {
  home: msg({ message: "Home", context: "label of an address" }),
  work: msg({ message: "Work", context: "label of an address" }),
  other: msg({ message: "Other", context: "label of an address" }),
};
