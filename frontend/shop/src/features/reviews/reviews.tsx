import "./reviews.css";
import { useState } from "react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { BuyerReview, BuyerReviews, RatingSummary } from "@parure/shared";
import { ErrorState } from "../../ui/states";
import { readReviews, type ReviewsWanted } from "./api";
import { usePages } from "./pages";
import { Questions } from "./questions";
import { ReviewCard } from "./review-card";
import { Stars } from "./stars";

type Page = BuyerReviews & { next: string | null };

/** Below the piece: what buyers say, and what people ask. */
export default function Reviews({ productId }: { productId: string }) {
  return (
    <>
      <BuyerVoices productId={productId} />
      <Questions productId={productId} />
    </>
  );
}

function BuyerVoices({ productId }: { productId: string }) {
  const { t, i18n } = useLingui();
  const [wanted, setWanted] = useState<ReviewsWanted>({ stars: null, sort: "newest" });
  const key = `${productId}|${wanted.stars}|${wanted.sort}|${i18n.locale}`;
  const read = (cursor: string | null, signal: AbortSignal): Promise<Page> =>
    readReviews(productId, wanted, cursor, signal).then((page) => ({ ...page, next: page.next_cursor }));
  const pages = usePages<BuyerReview, Page>(key, read, (review) => review.review_id);
  const summary = pages.first?.summary;

  if (pages.problem && !pages.first) return <ErrorState heading="h2" problem={pages.problem} onRetry={pages.reload} />;
  return (
    <section class="voices" aria-labelledby="reviews-title" aria-busy={pages.busy}>
      <h2 id="reviews-title" class="voices-title">
        <Trans>What buyers say</Trans>
      </h2>
      {summary?.count === 0 ? (
        <p class="voices-none">
          <Trans>Nobody has reviewed this piece yet. Who has bought it can, from the order.</Trans>
        </p>
      ) : (
        <div class="voices-body">
          <Marks summary={summary} chosen={wanted.stars} onChoose={(stars) => setWanted({ ...wanted, stars })} />
          <div>
            <div class="voices-tools">
              {wanted.stars !== null && (
                <button type="button" class="text-button" onClick={() => setWanted({ ...wanted, stars: null })}>
                  <Trans>All marks</Trans>
                </button>
              )}
              <label class="select">
                <span class="sr-only">
                  <Trans>Order of reviews</Trans>
                </span>
                <select value={wanted.sort} onChange={(event) => setWanted({ ...wanted, sort: event.currentTarget.value as ReviewsWanted["sort"] })}>
                  <option value="newest">{t`Newest first`}</option>
                  <option value="helpful">{t`Most helpful first`}</option>
                </select>
              </label>
            </div>
            <ul class="voices-list">
              {pages.items.map((review) => (
                <ReviewCard key={review.review_id} review={review} onChanged={pages.put} />
              ))}
            </ul>
            {pages.next && (
              <button type="button" class="button button-quiet voices-more" aria-busy={pages.busy} onClick={() => void pages.more()}>
                <Trans>More reviews</Trans>
              </button>
            )}
          </div>
        </div>
      )}
    </section>
  );
}

function Marks({ summary, chosen, onChoose }: { summary: RatingSummary | undefined; chosen: number | null; onChoose: (stars: number | null) => void }) {
  const { t, i18n } = useLingui();
  const count = summary?.count ?? 0;
  return (
    <div class="marks">
      <p class="marks-average">
        <span class="marks-number">{summary?.average?.toLocaleString(i18n.locale, { minimumFractionDigits: 1 }) ?? " "}</span>
        {summary?.average != null && <Stars mark={summary.average} />}
      </p>
      <p class="marks-count">
        <Plural value={count} one="# review" other="# reviews" />
      </p>
      <ul class="marks-bars">
        {([5, 4, 3, 2, 1] as const).map((mark) => {
          const number = summary?.stars[mark] ?? 0;
          return (
            <li key={mark}>
              <button type="button" class="marks-bar" aria-pressed={chosen === mark} disabled={number === 0} onClick={() => onChoose(chosen === mark ? null : mark)} aria-label={t`${mark} stars: ${number}`}>
                <span aria-hidden="true">{mark}</span>
                <meter min={0} max={Math.max(1, count)} value={number} aria-hidden="true" />
                <span aria-hidden="true">{number}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
