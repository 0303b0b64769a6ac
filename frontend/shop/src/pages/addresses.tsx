import "../features/addresses/addresses.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { Redirect } from "wouter";
import { AddressBook } from "../features/addresses/address-book";
import { signInThen } from "../features/identity/next";
import { useSession } from "../features/shell/session";
import { LineSkeleton } from "../ui/skeleton";
import { usePageTitle } from "../ui/title";

export default function AddressesPage() {
  const { t } = useLingui();
  const { status } = useSession();
  usePageTitle(t`Address book`);
  if (status === "guest") return <Redirect to={signInThen("/addresses")} replace />;
  return (
    <div class="page page-narrow">
      <h1 class="page-title">
        <Trans>Address book</Trans>
      </h1>
      {status === "signed_in" ? <AddressBook /> : <LineSkeleton />}
    </div>
  );
}
