import type { ReactNode } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import type { ApiProblem } from "@parure/shared";

/** A calm full-width message with one way on: for what is empty, missing or broken. */
export function StateNotice({ title, children, action, heading: Heading = "h1" }: { title: ReactNode; children?: ReactNode; action?: ReactNode; heading?: "h1" | "h2" }) {
  return (
    <section class="notice">
      <span class="notice-rings" aria-hidden="true" />
      <Heading class="notice-title">{title}</Heading>
      {children && <p class="notice-text">{children}</p>}
      {action && <div class="notice-action">{action}</div>}
    </section>
  );
}

interface ErrorProps {
  problem?: ApiProblem | null;
  onRetry: () => void;
  /** "h2" where the page has its own title. */
  heading?: "h1" | "h2";
}

export function ErrorState({ problem, onRetry, heading = "h1" }: ErrorProps) {
  const { t } = useLingui();
  const offline = problem ? problem.code === "offline" : !navigator.onLine;
  const reference = typeof problem?.body.correlation_id === "string" ? problem.body.correlation_id : null;
  return (
    <div role="alert">
      <StateNotice
        heading={heading}
        title={offline ? t`You seem to be offline` : t`Something went wrong on our side`}
        action={
          <button type="button" class="button" onClick={onRetry}>
            <Trans>Try again</Trans>
          </button>
        }
      >
        {offline ? <Trans>Check your connection; nothing has been lost.</Trans> : <Trans>Please try again in a moment.</Trans>}
        {reference && <span class="notice-reference">{reference}</span>}
      </StateNotice>
    </div>
  );
}

export function ShopLink() {
  return (
    <Link href="/shop" class="button">
      <Trans>Explore the collection</Trans>
    </Link>
  );
}
