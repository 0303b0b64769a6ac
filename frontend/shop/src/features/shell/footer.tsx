import { Trans } from "@lingui/react/macro";
import { Link } from "wouter";
import { house } from "../dealer-shop/house";
import { FooterAccount, FooterCategories, FooterSwitches } from "./footer-parts";
import { useSession } from "./session";

export function Footer() {
  const Foot = house.current?.Foot;
  return Foot ? <Foot /> : <MallFooter />;
}

function MallFooter() {
  return (
    <footer class="footer">
      <div class="footer-row">
        <div class="footer-house">
          <p class="wordmark-latin">Parure</p>
          <p class="footer-line">
            <Trans>Strings of pearl, joined: makers, shops and wearers in one house.</Trans>
          </p>
        </div>
        <FooterCategories />
        <FooterAccount lists={<OwnLists />} more={<OtherDoors />} />
        <FooterSwitches />
      </div>
    </footer>
  );
}

function OwnLists() {
  const { status } = useSession();
  return (
    <>
      <li>
        <Link href="/wishlist">
          <Trans>Wish list</Trans>
        </Link>
      </li>
      {status === "signed_in" && (
        <li>
          <Link href="/addresses">
            <Trans>Address book</Trans>
          </Link>
        </li>
      )}
    </>
  );
}

function OtherDoors() {
  return (
    <>
      <li>
        <Link href="/advisers">
          <Trans>Ask an adviser</Trans>
        </Link>
      </li>
      <li>
        <a href="/portal/">
          <Trans>For suppliers and dealers</Trans>
        </a>
      </li>
      <li>
        <a href="/portal/join">
          <Trans>Join as a supplier or a dealer</Trans>
        </a>
      </li>
    </>
  );
}
