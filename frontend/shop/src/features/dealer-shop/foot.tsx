import { Trans } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { FooterAccount, FooterCategories, FooterSwitches } from "../shell/footer-parts";
import { ContactLines } from "./contact";
import { entered, said } from "./front";

/** The mall's footer in the shop's own words; the mall itself stands in its last line. */
export function ShopFoot() {
  const front = entered.front;
  // At the beginning of the shop its contact stands right above.
  const atHome = useLocation()[0] === "/";
  return (
    <footer class="footer">
      <div class="footer-row">
        <div class="footer-house">
          <p class="shop-foot-name">{front ? said(front.name) : "Parure"}</p>
          {front?.tagline && <p class="footer-line">{said(front.tagline)}</p>}
          <p class="footer-line">
            <Trans>
              A shop on{" "}
              <a href="/" class="text-link">
                Parure 珠联
              </a>
              : made by its makers, delivered insured, returned within seven days.
            </Trans>
          </p>
        </div>
        {atHome || !front ? <FooterCategories /> : <ContactLines contact={front.contact} />}
        <FooterAccount />
        <FooterSwitches />
      </div>
    </footer>
  );
}
