import { Trans, useLingui } from "@lingui/react/macro";
import { useSearch } from "wouter";
import { Advisers } from "../features/advisers/advisers";
import { usePageTitle } from "../ui/title";

export default function AdvisersPage() {
  const { t } = useLingui();
  const asked = new URLSearchParams(useSearch());
  usePageTitle(t`Ask an adviser`);
  return (
    <div class="page">
      <h1 class="page-title">
        <Trans>Ask an adviser</Trans>
      </h1>
      <p class="advice-lead">
        <Trans>Tell one of our houses what you have in mind. They look for it with you, answer what no page answers, and show you pieces in the shop, by appointment and with time.</Trans>
      </p>
      <Advisers productId={asked.get("about")} wish={(asked.get("wish") ?? "").slice(0, 200)} />
    </div>
  );
}
