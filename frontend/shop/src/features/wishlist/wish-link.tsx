import "./wish-button.css";
import { useEffect } from "react";
import { useLingui } from "@lingui/react/macro";
import { plural } from "@lingui/core/macro";
import { Link } from "wouter";
import { HeartIcon } from "../../ui/icons";
import { useSession } from "../shell/session";
import { refreshMarks, useMarks } from "./store";

export function useWishLabel(): string {
  const { t } = useLingui();
  const { notices } = useMarks();
  return notices > 0 ? t`Wish list, ${plural(notices, { one: "# piece of news", other: "# pieces of news" })}` : t`Wish list`;
}

/** The way to the wish list, with a dot when something on it became cheaper or came back. */
export function WishLink() {
  const label = useWishLabel();
  const { notices } = useMarks();
  const { status } = useSession();
  useEffect(() => void refreshMarks(), [status]);
  return (
    <Link href="/wishlist" class="icon-button wish-link" aria-label={label}>
      <HeartIcon />
      {notices > 0 && <span class="icon-dot" aria-hidden="true" />}
    </Link>
  );
}
