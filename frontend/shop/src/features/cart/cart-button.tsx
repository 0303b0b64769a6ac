import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import { BagIcon } from "../../ui/icons";
import { useCart } from "./store";

export function CartButton() {
  const { t } = useLingui();
  const { count } = useCart();
  const label = t`Shopping bag, ${plural(count, { one: "# piece", other: "# pieces" })}`;
  return (
    <Link href="/cart" class="icon-button cart-button" aria-label={label}>
      <BagIcon />
      {count > 0 && (
        <span class="cart-count" aria-hidden="true">
          {count}
        </span>
      )}
    </Link>
  );
}
