import { Trans } from "@lingui/react/macro";

export function Promises() {
  return (
    <section class="promises" aria-label="Parure">
      <div>
        <h2 class="promise-title">
          <Trans>Graded and named</Trans>
        </h2>
        <p>
          <Trans>A graded stone shows its laboratory and report number. Laboratory-grown and treated stones are called so.</Trans>
        </p>
      </div>
      <div>
        <h2 class="promise-title">
          <Trans>Signed by its maker</Trans>
        </h2>
        <p>
          <Trans>Each piece names the house that made it, and comes from its hands.</Trans>
        </p>
      </div>
      <div>
        <h2 class="promise-title">
          <Trans>Followed to your door</Trans>
        </h2>
        <p>
          <Trans>From the bench to the courier to you: every step of an order is on its page.</Trans>
        </p>
      </div>
    </section>
  );
}
