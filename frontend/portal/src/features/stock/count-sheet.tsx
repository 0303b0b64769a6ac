import { Button, NumberInput, TextInput } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { plural, t } from "@lingui/core/macro";
import { IconBarcode } from "@tabler/icons-react";
import { useRef, useState, type FormEvent } from "react";

import { explain } from "../../api/problems";
import type { CountSheet as Sheet } from "../../api/types";
import { inReadersLanguage } from "../../i18n";
import { Confirm } from "../../ui/confirm";
import { DataTable, type Column } from "../../ui/data-table";
import { Filters, useFilter } from "../../ui/filters";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { Status } from "../../ui/status";
import { toast } from "../../ui/toasts";
import { filterLines, progressOf, sheetLines, type SheetFilter, type SheetLine } from "./count-lines";
import { readScan } from "./scan";
import classes from "./stock.module.css";
import { useCountSheet } from "./use-count-sheet";
import { problemText, sheetStatus } from "./words";

/** One sheet: what should lie there beside what does, by scanner or by hand. */
export function CountSheetPanel({ sheet, place }: { sheet: Sheet; place: string }) {
  const { stock, counted, error, retry, record, post, discard } = useCountSheet(sheet);
  const [shown, show] = useFilter("lines", "all");
  const [asking, setAsking] = useState<"post" | "discard" | null>(null);
  const [said, setSaid] = useState("");
  const open = sheet.status === "open";
  const lines = stock && counted ? sheetLines(stock, counted, sheet.location_id) : undefined;
  const progress = progressOf(lines ?? []);
  const saved = async (sku: string, number: number) => {
    try {
      await record(sku, number);
      setSaid(t`${sku}: ${number} counted`);
    } catch (failed) {
      toast.failed(explain(failed));
    }
  };
  return (
    <>
      {open && <Scan lines={lines ?? []} count={record} said={setSaid} />}
      <p className="visually-hidden" role="status">{said}</p>
      <Panel flush title={place} note={<Summary progress={progress} sheet={sheet} />} actions={open && (
        <div className={classes.buttons}>
          <Button size="sm" variant="default" onClick={() => setAsking("discard")}>{t`Throw away`}</Button>
          <Button size="sm" disabled={!progress.counted} onClick={() => setAsking("post")}>{t`Post differences`}</Button>
        </div>
      )}>
        <div className={classes.tools}>
          <Filters label={t`Show`} chosen={shown} choose={show} choices={[{ value: "all", label: t`All` }, { value: "left", label: t`Left to count` }, { value: "different", label: t`Different` }]} />
        </div>
        <div className={classes.dense}>
          <DataTable label={t`Count sheet`} columns={columns(open, saved)} idOf={(line) => line.sku} rows={lines && filterLines(lines, shown as SheetFilter)} error={error} retry={retry} empty={<Empty title={shown === "left" ? t`Everything is counted` : t`Nothing here`}>{t`What you scan that is not expected here is added to the sheet.`}</Empty>} />
        </div>
      </Panel>
      <Confirm opened={asking === "post"} close={() => setAsking(null)} title={t`Post the differences?`} action={t`Post differences`} run={post}>
        <p>{t`${progress.more} pieces more and ${progress.fewer} fewer go into the ledger, for good.`}</p>
        {progress.left > 0 && <p>{plural(progress.left, { one: "# variant is not counted and stays as it is.", other: "# variants are not counted and stay as they are." })}</p>}
      </Confirm>
      <Confirm opened={asking === "discard"} close={() => setAsking(null)} title={t`Throw this sheet away?`} action={t`Throw away`} danger run={discard}>
        <p>{t`What was counted is forgotten; the stock stays as it is.`}</p>
      </Confirm>
    </>
  );
}

function Summary({ progress, sheet }: { progress: ReturnType<typeof progressOf>; sheet: Sheet }) {
  const status = sheetStatus(sheet.status);
  return (
    <span className={classes.summary}>
      <Status tone={status.tone}>{status.name}</Status>
      <span>{t`${progress.counted} counted, ${progress.left} left`}</span>
      <span>{t`${progress.more} more, ${progress.fewer} fewer`}</span>
      {sheet.note && <span>{sheet.note}</span>}
    </span>
  );
}

/** Each scan counts one more; 12*CODE counts twelve more. */
function Scan({ lines, count, said }: { lines: readonly SheetLine[]; count: (sku: string, number: number) => Promise<void>; said: (text: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // A scanner is faster than an answer: what was scanned since the last answer is added up here.
  const counted = useRef(new Map<string, number>());
  useHotkeys([["/", () => field.current?.focus()]]);
  const take = async (event: FormEvent) => {
    event.preventDefault();
    const read = readScan(field.current?.value ?? "");
    if (!field.current || !read) return setProblem(t`Scan or type a code, for example 3*LUM-R01-12.`);
    field.current.value = "";
    const before = counted.current.get(read.code) ?? lines.find((line) => line.sku === read.code)?.counted ?? 0;
    const number = before + read.quantity;
    counted.current.set(read.code, number);
    try {
      await count(read.code, number);
      setProblem(null);
      said(t`${read.code}: ${number} counted`);
    } catch (error) {
      counted.current.delete(read.code);
      setProblem(`${read.code}: ${explain(error)}`);
    }
  };
  return (
    <Panel>
      <form className={classes.scan} onSubmit={(event) => void take(event)}>
        <TextInput ref={field} className={classes.scanField} label={t`Scan what lies here`} description={t`Enter counts one more; 12*CODE counts twelve more.`} autoComplete="off" spellCheck={false} leftSection={<IconBarcode size={18} aria-hidden />} rightSection={<kbd className={classes.key} aria-hidden>/</kbd>} error={problem} autoFocus />
        <Button type="submit" variant="default">{t`Count`}</Button>
      </form>
    </Panel>
  );
}

function columns(open: boolean, save: (sku: string, number: number) => Promise<void>): Column<SheetLine>[] {
  return [
    {
      id: "sku",
      header: t`Variant`,
      accessorFn: (line) => line.sku,
      meta: { lead: true },
      cell: ({ row: { original } }) => <span className={classes.variant}><strong>{inReadersLanguage(original.title)}</strong><span className="mono quiet">{original.sku}</span></span>,
    },
    { id: "expected", header: t`Expected`, accessorFn: (line) => line.expected, meta: { align: "end" } },
    {
      id: "counted",
      header: t`Counted`,
      accessorFn: (line) => line.counted ?? -1,
      meta: { align: "end" },
      cell: ({ row: { original } }) => (open && !original.posted
        ? <Counted key={original.counted ?? ""} line={original} save={save} />
        : <span className="numeric">{original.counted ?? "—"}</span>),
    },
    { id: "difference", header: t`Difference`, accessorFn: (line) => line.difference ?? 0, meta: { align: "end" }, cell: ({ row: { original } }) => <Difference line={original} /> },
    {
      id: "state",
      header: t`Status`,
      enableSorting: false,
      cell: ({ row: { original } }) => original.problem ? <span className={classes.refused}>{problemText(original.problem)}</span>
        : original.posted ? <Status tone="good">{t`Posted`}</Status>
          : original.counted === null ? <Status tone="wait">{t`Left to count`}</Status> : <Status tone="info">{t`Counted`}</Status>,
    },
  ];
}

function Counted({ line, save }: { line: SheetLine; save: (sku: string, number: number) => Promise<void> }) {
  const [value, setValue] = useState<number | string>(line.counted ?? "");
  const keep = () => {
    if (value !== "" && Number(value) !== line.counted) void save(line.sku, Number(value));
  };
  return <NumberInput className={classes.counted} size="sm" hideControls aria-label={t`Counted of ${line.sku}`} placeholder="—" min={0} max={100000} allowDecimal={false} value={value} onChange={setValue} onBlur={keep} onKeyDown={(event) => { if (event.key === "Enter") keep(); }} />;
}

function Difference({ line }: { line: SheetLine }) {
  if (line.difference === null) return <>—</>;
  if (line.difference === 0) return <span className="quiet">0</span>;
  return <strong className={classes.difference} data-sign={line.difference > 0 ? "more" : "fewer"}>{line.difference > 0 ? `+${line.difference}` : `−${-line.difference}`}</strong>;
}
