import { Trans, useLingui } from "@lingui/react/macro";
import { ErrorState, StateNotice } from "../../ui/states";
import { usePageTitle } from "../../ui/title";
import { entered, said } from "./front";

/** In place of every page of a shop that nobody can enter now. */
export function Shut() {
  const { t } = useLingui();
  const problem = entered.problem;
  const name = problem?.body["name"] as { zh: string; en: string } | undefined;
  usePageTitle(problem?.code === "shop_closed" ? t`Closed` : t`Page not found`);
  if (problem?.code === "shop_closed")
    return (
      <StateNotice title={name ? <Trans>{said(name)} is closed at present</Trans> : <Trans>This shop is closed at present</Trans>} action={<ToTheMall />}>
        <Trans>What you ordered here is being taken care of. Its makers' pieces are in the mall, too.</Trans>
      </StateNotice>
    );
  if (problem?.code === "no_such_shop")
    return (
      <StateNotice title={<Trans>There is no shop at this address</Trans>} action={<ToTheMall />}>
        <Trans>The address may have a slip in it.</Trans>
      </StateNotice>
    );
  return <ErrorState problem={problem} onRetry={() => location.reload()} />;
}

function ToTheMall() {
  return (
    <a href="/" class="button">
      <Trans>To the mall</Trans>
    </a>
  );
}
