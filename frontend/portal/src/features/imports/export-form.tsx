import { Button, Select } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import { useIntent } from "../../api/intent";
import { explain } from "../../api/problems";
import type { ExportDetail } from "../../api/types";
import { categories, categoryName, listingStatus } from "../../terms";
import { fetchFile } from "./fetch-file";
import classes from "./imports.module.css";

const STATUSES = ["draft", "submitted", "published", "rejected", "taken_down"];

/** Asks for a file, waits until it is written, and lets the browser save it. */
export function ExportForm() {
  const [category, setCategory] = useState<string | null>(null);
  const [status, setStatus] = useState<string | null>(null);
  const [format, setFormat] = useState("xlsx");
  const [asked, setAsked] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const fetched = useRef<string | null>(null);
  const intent = useIntent();
  const path = `/exports/${asked}`;
  const { data: made, error } = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => api.get<ExportDetail>(path, { signal }),
    enabled: asked !== null,
    refetchInterval: ({ state }) => (state.data?.url || state.error ? false : 1500),
  });
  useEffect(() => {
    if (made?.url && fetched.current !== made.export_id) {
      fetched.current = made.export_id;
      fetchFile(made.url);
    }
  }, [made]);
  const ask = async () => {
    setProblem(null);
    try {
      const wanted = { format, category, status };
      const { export_id } = await api.post<ExportDetail>("/exports", wanted, { idempotencyKey: intent.keyFor(wanted) });
      intent.done();
      setAsked(export_id);
    } catch (failed) {
      setProblem(explain(failed));
    }
  };
  const busy = asked !== null && !made?.url && !error;
  return (
    <div className={classes.export}>
      <div className={classes.fields}>
        <Select label={t`Category`} placeholder={t`All`} clearable clearButtonProps={{ "aria-label": t`Clear` }} value={category} onChange={setCategory} data={categories.map((value) => ({ value, label: categoryName(value) }))} />
        <Select label={t`Status`} placeholder={t`All`} clearable clearButtonProps={{ "aria-label": t`Clear` }} value={status} onChange={setStatus} data={STATUSES.map((value) => ({ value, label: listingStatus(value).name }))} />
        <Select label={t`Format`} allowDeselect={false} value={format} onChange={(value) => setFormat(value ?? "xlsx")} data={["xlsx", "csv", "json"].map((value) => ({ value, label: value.toUpperCase() }))} />
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} loading={busy} onClick={() => void ask()}>{t`Export`}</Button>
      </div>
      <p role="status" className={classes.note}>
        {busy ? t`The file is being written. It is saved as soon as it is ready.` : made?.url ? <>{t`${made.products} listings.`} <a href={made.url}>{t`Save ${made.filename ?? ""} again`}</a></> : t`An export can be imported again: change it in your spreadsheet program and bring it back.`}
      </p>
      {(problem || error) && <p className={classes.problem} role="alert">{problem ?? explain(error)}</p>}
    </div>
  );
}
