import { t } from "@lingui/core/macro";

export const scopes = [
  "products:read", "products:write", "stock:read", "stock:write", "fulfilments:read", "fulfilments:write", "tracking:write", "orders:read",
] as const;

export function scopeName(scope: string): string {
  switch (scope) {
    case "products:read": return t`Read products`;
    case "products:write": return t`Create and change products`;
    case "stock:read": return t`Read stock`;
    case "stock:write": return t`Record stock moves`;
    case "fulfilments:read": return t`Read orders to fulfil`;
    case "fulfilments:write": return t`Accept, reject and ship`;
    case "tracking:write": return t`Report tracking events`;
    case "orders:read": return t`Read orders`;
    default: return scope;
  }
}
