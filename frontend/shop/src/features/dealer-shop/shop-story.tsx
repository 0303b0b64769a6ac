import { Trans } from "@lingui/react/macro";
import type { ShopFront } from "@parure/shared";
import { ContactLines } from "./contact";
import { said } from "./front";

/** The shop in its dealer's words, and where to find it. */
export function ShopStory({ front }: { front: ShopFront }) {
  const reached = Object.values(front.contact).some(Boolean);
  if (!front.about && !reached) return null;
  return (
    <section class="shop-story">
      <div class="shop-story-row">
        {front.about && (
          <div>
            <h2 class="section-title">
              <Trans>About this shop</Trans>
            </h2>
            <p class="shop-story-text">{said(front.about)}</p>
          </div>
        )}
        {reached && (
          <div>
            <h2 class="section-title">
              <Trans>Visit or write</Trans>
            </h2>
            <ContactLines contact={front.contact} />
          </div>
        )}
      </div>
    </section>
  );
}
