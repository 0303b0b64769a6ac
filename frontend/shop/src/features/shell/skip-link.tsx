import { Trans } from "@lingui/react/macro";

export function SkipLink() {
  return (
    <a class="skip-link" href="#main" onClick={(event) => {
      event.preventDefault();
      document.getElementById("main")?.focus();
    }}>
      <Trans>Skip to content</Trans>
    </a>
  );
}
