import { Button, CloseButton, NumberInput, Select, TextInput } from "@mantine/core";
import { t, plural } from "@lingui/core/macro";
import { api, ApiProblem, randomId } from "@parure/shared";
import { IconBarcode } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type FormEvent } from "react";

import { explain } from "../../api/problems";
import type { StockRow } from "../../api/types";
import { inReadersLanguage } from "../../i18n";
import { Panel } from "../../ui/page";
import { toast } from "../../ui/toasts";
import { addScan, readScan, type Scanned } from "./scan";
import classes from "./stock.module.css";
import type { Places } from "./use-locations";

/** Goods come in one scan after the other: code, Enter, code, Enter; all are recorded at the end, each line once. */
export function QuickReceive({ opened, close, places }: { opened: boolean; close: () => void; places: Places }) {
  const queries = useQueryClient();
  const scan = useRef<HTMLInputElement>(null);
  const [location, setLocation] = useState<string | null>(null);
  const [reference, setReference] = useState("");
  const [lines, setLines] = useState<Scanned[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  const target = location ?? places.open[0]?.location_id ?? null;
  useEffect(() => {
    if (opened) scan.current?.focus();
  }, [opened]);
  if (!opened) return null;

  const take = async (event: FormEvent) => {
    event.preventDefault();
    const input = scan.current;
    const read = readScan(input?.value ?? "");
    if (!input || !read) return setProblem(t`Scan or type a code, for example 3*LUM-R01-12.`);
    input.select();
    try {
      const row = await findCode(read.code);
      const found = { sku: row.sku, title: row.product_title, quantity: read.quantity, piece: row.one_of_one, serial: read.code === row.sku || read.code === row.serial ? "" : read.code };
      setLines((before) => addScan(before, found, randomId()));
      setProblem(null);
      setSaid(`${inReadersLanguage(row.product_title)} ${row.sku}`);
      input.value = "";
    } catch (error) {
      setProblem(error instanceof ApiProblem && error.status === 404 ? t`${read.code} is no code or serial of a variant that you may stock.` : explain(error));
    }
  };

  const record = async () => {
    setBusy(true);
    let recorded = 0;
    // Oldest first. What was recorded leaves the list; what was refused stays with its reason.
    for (const line of [...lines].reverse()) {
      try {
        const body = { sku: line.sku, location_id: target, quantity: line.quantity, reference: reference.trim() || null, serial: line.serial.trim() || null };
        await api.post("/stock/receipts", body, { idempotencyKey: line.key });
        recorded += line.quantity;
        setLines((before) => before.filter((other) => other.key !== line.key));
      } catch (error) {
        setLines((before) => before.map((other) => (other.key === line.key ? { ...other, problem: explain(error) } : other)));
      }
    }
    setBusy(false);
    if (recorded) toast.done(plural(recorded, { one: "# piece received.", other: "# pieces received." }));
    await queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => String(path).startsWith("/stock") });
    scan.current?.focus();
  };

  const change = (key: string, part: Partial<Scanned>) => setLines((before) => before.map((line) => (line.key === key ? { ...line, ...part, key: randomId(), problem: null } : line)));
  const pieces = lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <Panel title={t`Receive by scanner`} note={t`Scan a code or a serial and press Enter; 3*CODE is three of them. Ctrl+Enter records all.`} actions={<Button size="sm" variant="subtle" color="dark" onClick={close}>{t`Close`}</Button>}>
      <form className={classes.scan} onSubmit={(event) => void take(event)} onKeyDown={(event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && lines.length && target) { event.preventDefault(); void record(); } }}>
        <TextInput ref={scan} className={classes.scanField} label={t`Code or serial`} autoComplete="off" spellCheck={false} leftSection={<IconBarcode size={18} aria-hidden />} error={problem} onChange={() => setProblem(null)} />
        <Select label={t`Location`} allowDeselect={false} data={places.open.map(({ location_id: value, name: label }) => ({ value, label }))} value={target} onChange={setLocation} />
        <TextInput label={t`Reference`} maxLength={80} placeholder={t`Delivery note, optional`} value={reference} onChange={(event) => setReference(event.currentTarget.value)} />
        <Button type="submit" variant="default">{t`Add`}</Button>
      </form>
      <p className="visually-hidden" role="status">{said}</p>
      {lines.length > 0 && (
        <>
          <ul className={classes.scanned} aria-label={t`To be received`}>
            {lines.map((line) => (
              <li key={line.sku}>
                <span className={classes.variant}><strong>{inReadersLanguage(line.title)}</strong><span className="mono quiet">{line.sku}</span></span>
                {line.piece
                  ? <TextInput size="sm" aria-label={t`Serial of ${line.sku}`} placeholder={t`Serial, optional`} maxLength={60} value={line.serial} onChange={(event) => change(line.key, { serial: event.currentTarget.value })} />
                  : <NumberInput size="sm" aria-label={t`Quantity of ${line.sku}`} min={1} max={100000} allowDecimal={false} value={line.quantity} onChange={(value) => change(line.key, { quantity: Math.max(1, Number(value) || 1) })} />}
                <CloseButton aria-label={t`Remove ${line.sku}`} onClick={() => setLines((before) => before.filter((other) => other.key !== line.key))} />
                {line.problem && <p role="alert" className={classes.refused}>{line.problem}</p>}
              </li>
            ))}
          </ul>
          <Button loading={busy} disabled={!target} onClick={() => void record()}>{plural(pieces, { one: "Record # piece", other: "Record # pieces" })}</Button>
        </>
      )}
    </Panel>
  );
}

/** By code; where there is none, by the serial of a piece. */
async function findCode(code: string): Promise<StockRow> {
  try {
    return await api.get<StockRow>(`/stock/${encodeURIComponent(code)}`);
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return api.get<StockRow>(`/stock-serials/${encodeURIComponent(code)}`);
    throw error;
  }
}
