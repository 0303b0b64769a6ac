import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useQuery } from "@tanstack/react-query";

import type { SearchQueries } from "../../api/types";
import { Filters, useFilter } from "../../ui/filters";
import { Panel } from "../../ui/page";
import { Empty, Failed, Waiting } from "../../ui/states";
import classes from "./search-index.module.css";

/** What people search for, and what they do not find: the second is what the mall should have. */
export function QueriesPanel() {
  const [language, setLanguage] = useFilter("language", "zh-CN");
  const { data, error, refetch } = useQuery({ queryKey: ["/search/queries", language], queryFn: ({ signal }) => api.get<SearchQueries>("/search/queries", { query: { language }, signal }) });
  return (
    <>
      <Filters label={t`Language of the searches`} choices={[{ value: "zh-CN", label: "中文" }, { value: "en", label: "English" }]} chosen={language} choose={setLanguage} />
      {!data ? (error ? <Failed error={error} retry={() => void refetch()} /> : <Waiting rows={2} height={120} />) : (
        <div className={classes.columns}>
          <Counted title={t`Searched for most`} rows={data.popular} />
          <Counted title={t`Searched for and not found`} rows={data.missed} />
        </div>
      )}
    </>
  );
}

function Counted({ title, rows }: { title: string; rows: SearchQueries["popular"] }) {
  return (
    <Panel title={title}>
      {rows.length === 0 ? <Empty title={t`Nothing yet`}>{t`Counted over seven days, from three visitors on.`}</Empty> : (
        <ol className={classes.queries}>
          {rows.map((row) => <li key={row.text}><span>{row.text}</span><span className="quiet">{row.sessions}</span></li>)}
        </ol>
      )}
    </Panel>
  );
}
