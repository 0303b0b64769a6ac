import { Button, Progress } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconRefresh } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { useIntent } from "../../api/intent";
import { explain } from "../../api/problems";
import type { SearchIndex, SearchRebuild } from "../../api/types";
import { Confirm } from "../../ui/confirm";
import { Moment, When } from "../../ui/format";
import { Facts, Panel } from "../../ui/page";
import { Failed, Waiting } from "../../ui/states";
import { Status } from "../../ui/status";
import { toast } from "../../ui/toasts";
import classes from "./search-index.module.css";

const PATH = "/search/index";
const REFRESH_MS = 3000;
/** A chunk takes seconds; its tries are minutes apart. */
const STILL_MS = 5 * 60_000;

/** How the index of the search stands, and everything into it again. */
export function IndexPanel() {
  const { data, error, refetch } = useQuery({ queryKey: [PATH], queryFn: ({ signal }) => api.get<SearchIndex>(PATH, { signal }), refetchInterval: REFRESH_MS });
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const intent = useIntent();
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} /> : <Waiting rows={2} height={140} />;
  const running = data.rebuild && data.rebuild.status !== "finished" ? data.rebuild : null;
  const newest = data.snapshots[0];
  const start = async () => {
    await api.post("/search/rebuilds", undefined, { idempotencyKey: intent.keyFor(data.rebuild?.rebuild_id ?? "first") });
    intent.done();
    toast.done(t`The index is being made anew. Searches go on meanwhile.`);
    await queries.invalidateQueries({ queryKey: [PATH] });
  };
  return (
    <>
      {running && <Running rebuild={running} />}
      <Panel
        title={t`The index`}
        note={t`It follows every change within seconds. Making it anew is for a new version, or after trouble.`}
        actions={<Button size="sm" leftSection={<IconRefresh size={16} aria-hidden />} disabled={running !== null} onClick={() => setAsking(true)}>{t`Make it anew`}</Button>}
      >
        <Facts
          facts={[
            [t`State`, data.ready ? <Status tone="good">{t`Answers`}</Status> : <Status tone="wait">{t`Not ready`}</Status>],
            [t`Products and shops' offers in it`, data.documents],
            [t`Changes seen`, `${data.seen ?? "—"} / ${data.changes}`],
            [t`Changed since the last snapshot`, data.since_snapshot],
            [t`Last change`, data.changed_at ? <When at={data.changed_at} /> : null],
            [t`Snapshot`, newest ? <Moment at={newest.built_at} /> : null],
            [t`Snapshots kept`, data.snapshots.length],
          ]}
        />
      </Panel>
      <Confirm opened={asking} close={() => setAsking(false)} title={t`Make the index anew?`} action={t`Make it anew`} run={start}>
        <p>{t`Everything on sale is read again. The old index answers until the new one is whole.`}</p>
      </Confirm>
    </>
  );
}

function Running({ rebuild }: { rebuild: SearchRebuild }) {
  const { products, indexed, status, updated_at: at } = rebuild;
  const still = Date.now() - Date.parse(at) > STILL_MS;
  const share = products === 0 ? 0 : Math.min(1, indexed / products);
  const resume = () =>
    api.post(`/search/rebuilds/${rebuild.rebuild_id}/resume`).then(
      () => toast.done(t`What is left is queued again.`),
      (error: unknown) => toast.failed(explain(error)),
    );
  return (
    <Panel title={t`Under way`}>
      <div className={classes.running}>
        <Progress value={share * 100} animated={!still} aria-label={t`Products in the new index`} />
        <p role="status" className={classes.words}>
          {status === "writing" ? t`All ${products} products are read; the index is being written.` : t`${indexed} of ${products} products.`}{" "}
          <span className="quiet">{t`Last progress`} <When at={at} /></span>
        </p>
        {still && <div className="row"><span>{t`It stands still.`}</span><Button size="xs" onClick={() => void resume()}>{t`Go on with it`}</Button></div>}
      </div>
    </Panel>
  );
}
