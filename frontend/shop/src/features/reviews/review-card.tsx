import { useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { formatTime, type BuyerReview } from "@parure/shared";
import { announce } from "../../ui/announcer";
import { sentenceOf } from "../../ui/problems";
import { asProblem } from "../../ui/remote";
import { signInThen } from "../identity/next";
import { useSession } from "../shell/session";
import { setHelpful } from "./api";
import { ReportButton } from "./report";
import { Stars } from "./stars";

export function ReviewCard({ review, onChanged }: { review: BuyerReview; onChanged: (review: BuyerReview) => void }) {
  const { t, i18n } = useLingui();
  return (
    <li>
      <article class="voice">
        <header class="voice-head">
          <Stars mark={review.stars} small />
          <p class="voice-who">
            <span>{review.name ?? t`A buyer`}</span>
            <span class="voice-bought">
              <Trans>bought it here</Trans>
            </span>
            <time dateTime={review.created_at}>{formatTime(review.created_at, i18n.locale, "date")}</time>
          </p>
        </header>
        {review.title && <h3 class="voice-title">{review.title}</h3>}
        <p class="voice-text">{review.text}</p>
        {review.reply && (
          <blockquote class="voice-reply">
            <p class="label">
              <Trans>The maker replies</Trans>
            </p>
            <p>{review.reply.text}</p>
          </blockquote>
        )}
        <footer class="voice-foot">
          <HelpfulButton review={review} onChanged={onChanged} />
          <ReportButton productId={review.product_id} textId={review.review_id} />
        </footer>
      </article>
    </li>
  );
}

function HelpfulButton({ review, onChanged }: { review: BuyerReview; onChanged: (review: BuyerReview) => void }) {
  const { t, i18n } = useLingui();
  const { status } = useSession();
  const [pathname, navigate] = useLocation();
  const [said, setSaid] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function say(): Promise<void> {
    if (status !== "signed_in") return navigate(signInThen(pathname));
    setFailure(null);
    try {
      onChanged(await setHelpful(review, !said));
      setSaid(!said);
      announce(said ? t`Taken back` : t`Thank you`);
    } catch (error) {
      setFailure(sentenceOf(asProblem(error), i18n));
    }
  }

  return (
    <>
      <button type="button" class="voice-helpful" aria-pressed={said} onClick={() => void say()}>
        <Trans>Helpful</Trans>
        {review.helpful > 0 && <span class="voice-number">{review.helpful}</span>}
      </button>
      {failure && (
        <span role="alert" class="field-error">
          {failure}
        </span>
      )}
    </>
  );
}
