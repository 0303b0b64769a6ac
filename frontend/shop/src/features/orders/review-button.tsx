import { lazy, Suspense, useState } from "react";
import { Trans } from "@lingui/react/macro";
import type { OrderLine, OrderView } from "@parure/shared";
import { withWords } from "../../catalogues";
import { useSession } from "../shell/session";

const WriteReview = lazy(() => withWords(import("../reviews/write-review")));
const RECEIVED: readonly OrderView["status"][] = ["received", "completed"];

/** Who has received a piece, and has an account, says what it is like. */
export function ReviewButton({ order, line }: { order: OrderView; line: OrderLine }) {
  const { status } = useSession();
  const [asked, setAsked] = useState(false);
  if (status !== "signed_in" || !RECEIVED.includes(order.status)) return null;
  return (
    <>
      <button type="button" class="text-link" onClick={() => setAsked(true)}>
        <Trans>Write a review</Trans>
      </button>
      {asked && (
        <Suspense fallback={null}>
          <WriteReview productId={line.product_id} orderId={order.order_id} title={line.title} onClose={() => setAsked(false)} />
        </Suspense>
      )}
    </>
  );
}
