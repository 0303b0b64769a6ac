import { Trans, useLingui } from "@lingui/react/macro";
import { formatTime, type TimelineEntry } from "@parure/shared";

/** What has happened, the latest first. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const { i18n } = useLingui();
  const latestFirst = [...entries].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <section class="panel" aria-labelledby="timeline-title">
      <h2 class="panel-title" id="timeline-title">
        <Trans>History</Trans>
      </h2>
      <ol class="timeline">
        {latestFirst.map((entry, index) => (
          <li key={`${entry.at}${entry.type}${index}`}>
            <p class="timeline-title">{entry.title}</p>
            {entry.note && <p class="timeline-note">{entry.note}</p>}
            <time class="timeline-at" dateTime={entry.at}>
              {formatTime(entry.at, i18n.locale)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}
