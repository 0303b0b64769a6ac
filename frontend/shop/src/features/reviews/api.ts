import { api, randomId, type BuyerReview, type BuyerReviews, type Listing, type MyReview, type Question, type WriteReview } from "@parure/shared";

export interface ReviewsWanted {
  stars: number | null;
  sort: "newest" | "helpful";
}

const at = (productId: string): string => `/products/${encodeURIComponent(productId)}`;
const PAGE = 6;

export function readReviews(productId: string, { stars, sort }: ReviewsWanted, cursor: string | null, signal?: AbortSignal): Promise<BuyerReviews> {
  return api.get(`${at(productId)}/reviews`, { query: { stars, sort, cursor, limit: PAGE }, ...(signal && { signal }) });
}

export function readQuestions(productId: string, cursor: string | null, signal?: AbortSignal): Promise<Listing<Question>> {
  return api.get(`${at(productId)}/questions`, { query: { cursor, limit: PAGE }, ...(signal && { signal }) });
}

export function setHelpful(review: BuyerReview, helpful: boolean): Promise<BuyerReview> {
  const voice = `${at(review.product_id)}/reviews/${review.review_id}/helpful`;
  return helpful ? api.put(voice) : api.delete(voice);
}

export const reportText = (productId: string, textId: string, reason: string): Promise<void> =>
  api.put(`${at(productId)}/feedback/${textId}/report`, { reason });

export const askQuestion = (productId: string, text: string): Promise<Question> =>
  api.post(`${at(productId)}/questions`, { text }, { idempotencyKey: randomId() });

export const readMyReview = (productId: string, signal: AbortSignal): Promise<MyReview> => api.get(`${at(productId)}/reviews/mine`, { signal });
export const writeReview = (productId: string, body: WriteReview): Promise<MyReview> => api.put(`${at(productId)}/reviews/mine`, body);
export const takeReviewBack = (productId: string): Promise<void> => api.delete(`${at(productId)}/reviews/mine`);
