import { t } from "@lingui/core/macro";
import { api, currentLanguage } from "@parure/shared";
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "wouter";

import { useList } from "../api/lists";
import type { ListingDetail, ReviewRow, ReviewRules } from "../api/types";
import { ContestsPanel } from "../features/reviews/contests-panel";
import { neighbour } from "../features/reviews/kinds";
import { ReviewDetail } from "../features/reviews/review-detail";
import { ReviewQueue } from "../features/reviews/review-queue";
import classes from "../features/reviews/reviews.module.css";
import { RulesEditor } from "../features/reviews/rules-editor";
import { RulesHistory } from "../features/reviews/rules-history";
import { inReadersLanguage } from "../i18n";
import { Page } from "../ui/page";
import { Failed, Waiting } from "../ui/states";

/** The desk's three sheets: what waits, what is contested, and the rules. */
function Desk() {
  const [at] = useLocation();
  const sheets = [
    { to: "/reviews", name: t`Queue` },
    { to: "/certificate-contests", name: t`Contested certificates` },
    { to: "/review-rules", name: t`Rules` },
  ];
  return (
    <nav className={classes.tabs} aria-label={t`Review desk`}>
      {sheets.map(({ to, name }) => <Link key={to} href={to} aria-current={at === to ? "page" : undefined}>{name}</Link>)}
    </nav>
  );
}

export const Reviews = () => (
  <Page title={t`Review queue`} lead={t`Oldest first. The automatic check only hints; you decide.`} actions={<Desk />}><ReviewQueue /></Page>
);

export const CertificateContests = () => (
  <Page title={t`Contested certificates`} lead={t`One certificate belongs to one piece: the second product that states its number is refused.`} actions={<Desk />}><ContestsPanel /></Page>
);

export function ReviewRulesPage() {
  const { data, error, refetch } = useQuery({ queryKey: ["/review-rules", currentLanguage()], queryFn: ({ signal }) => api.get<ReviewRules>("/review-rules", { signal }) });
  return (
    <Page title={t`Review rules`} lead={t`What the automatic check looks for. Every version is kept.`} actions={<Desk />}>
      {data ? <RulesEditor key={data.version} published={data} /> : error ? <Failed error={error} retry={() => void refetch()} /> : <Waiting rows={4} height={120} />}
      <RulesHistory />
    </Page>
  );
}

export function Review({ id }: { id: string }) {
  const path = `/listings/${id}`;
  const { data, error, refetch } = useQuery({ queryKey: [path, currentLanguage()], queryFn: ({ signal }) => api.get<ListingDetail>(path, { signal }) });
  const queue = useList<ReviewRow>("/reviews");
  const back = { to: "/reviews", label: t`Review queue` };
  if (!data) return <Page title={t`Review`} back={back}>{error ? <Failed error={error} retry={() => void refetch()} /> : <Waiting rows={3} height={140} />}</Page>;
  return (
    <Page title={inReadersLanguage(data.content.title)} back={back}>
      <ReviewDetail listing={data} next={neighbour(queue.rows, id)} previous={neighbour(queue.rows, id, -1)} />
    </Page>
  );
}
