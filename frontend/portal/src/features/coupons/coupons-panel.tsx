import { Button, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api, parseMoney } from "@parure/shared";
import { IconDiscount2 } from "@tabler/icons-react";
import { useState } from "react";

import { useList } from "../../api/lists";
import type { CouponPlan } from "../../api/types";
import { Confirm } from "../../ui/confirm";
import { DataTable, type Column } from "../../ui/data-table";
import { Moment, money } from "../../ui/format";
import { FormDialog } from "../../ui/form-dialog";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { Status } from "../../ui/status";
import { toast } from "../../ui/toasts";

/** Codes that take something off: an operator's in the mall, a dealer's in the dealer's shop. */
export function CouponsPanel() {
  const list = useList<CouponPlan>("/coupons");
  const [making, setMaking] = useState(false);
  const [stopping, setStopping] = useState<CouponPlan | null>(null);
  const code = stopping?.code ?? "";
  return (
    <Panel flush title={t`Coupons`} actions={<Button size="sm" onClick={() => setMaking(true)}>{t`Make a coupon`}</Button>}>
      <DataTable label={t`Coupons`} columns={columns(setStopping)} idOf={(coupon) => coupon.code} {...list} empty={<Empty icon={<IconDiscount2 size={28} stroke={1.4} />} title={t`No coupon yet`}>{t`A code, what it takes off, from when to when, and how often.`}</Empty>} />
      {making && <MakeCoupon close={() => setMaking(false)} onMade={list.refresh} />}
      <Confirm
        opened={stopping !== null}
        close={() => setStopping(null)}
        title={t`Stop ${code}?`}
        action={t`Stop it`}
        danger
        run={async () => {
          await api.post(`/coupons/${code}/stop`);
          toast.done(t`It holds no more.`);
          await list.refresh();
        }}
      >
        {t`Nobody can use it from now on. Orders that used it keep what it took off.`}
      </Confirm>
    </Panel>
  );
}

function columns(stop: (coupon: CouponPlan) => void): Column<CouponPlan>[] {
  return [
    { id: "code", header: t`Code`, accessorFn: (row) => row.code, meta: { lead: true }, cell: ({ row: { original } }) => <span className="mono">{original.code}</span> },
    { id: "value", header: t`Takes off`, accessorFn: (row) => row.value, cell: ({ row: { original } }) => takesOff(original) },
    { id: "minimum", header: t`From`, accessorFn: (row) => row.minimum.amount, meta: { align: "end" }, cell: ({ row: { original } }) => (original.minimum.amount ? money(original.minimum) : "—") },
    { id: "used", header: t`Used`, accessorFn: (row) => row.used, meta: { align: "end" }, cell: ({ row: { original } }) => `${original.used}${original.uses === null ? "" : ` / ${original.uses}`}` },
    { id: "spent", header: t`Taken off`, accessorFn: (row) => row.spent.amount, meta: { align: "end" }, cell: ({ row: { original } }) => money(original.spent) },
    { id: "ends_at", header: t`Until`, accessorFn: (row) => row.ends_at, cell: ({ row: { original } }) => <Moment at={original.ends_at} /> },
    { id: "state", header: t`State`, accessorFn: (row) => stateOf(row), cell: ({ row: { original } }) => <State coupon={original} /> },
    {
      id: "acts",
      header: () => <span className="visually-hidden">{t`Actions`}</span>,
      enableSorting: false,
      meta: { align: "end" },
      cell: ({ row: { original } }) => {
        const { code } = original;
        return stateOf(original) === "over" ? null : <Button size="xs" variant="default" aria-label={t`Stop ${code}`} onClick={() => stop(original)}>{t`Stop`}</Button>;
      },
    },
  ];
}

function takesOff({ kind, value }: CouponPlan): string {
  return kind === "percent" ? `${value / 100} %` : money({ amount: value, currency: "CNY" });
}

function stateOf({ stopped, starts_at, ends_at }: CouponPlan): "waits" | "holds" | "over" {
  const now = Date.now();
  if (stopped || Date.parse(ends_at) <= now) return "over";
  return Date.parse(starts_at) > now ? "waits" : "holds";
}

function State({ coupon }: { coupon: CouponPlan }) {
  const state = stateOf(coupon);
  if (state === "over") return <Status tone="neutral">{t`Over`}</Status>;
  return state === "waits" ? <Status tone="wait">{t`Not started`}</Status> : <Status tone="good">{t`Holds`}</Status>;
}

type Fields = { code: string; kind: string; value: string; minimum: string; starts_at: string; ends_at: string; uses: string; per_person: string };
const DAY_MS = 86_400_000;
const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

function MakeCoupon({ close, onMade }: { close: () => void; onMade: () => Promise<unknown> }) {
  const form = useForm<Fields>({
    initialValues: { code: "", kind: "percent", value: "", minimum: "", starts_at: day(Date.now()), ends_at: day(Date.now() + 30 * DAY_MS), uses: "", per_person: "1" },
    validate: {
      code: (code) => (/^[A-Za-z0-9-]{3,24}$/.test(code.trim()) ? null : t`3 to 24 letters, digits and hyphens.`),
      value: (value, { kind }) => (amountOf(kind, value) === null ? t`A number, such as 10.` : null),
      ends_at: (end, { starts_at }) => (end >= starts_at ? null : t`It must end after it starts.`),
    },
  });
  return (
    <FormDialog
      opened
      close={close}
      title={t`Make a coupon`}
      action={t`Make it`}
      form={form}
      send={async ({ code, kind, value, minimum, starts_at, ends_at, uses, per_person }, once) => {
        const body = {
          code: code.trim().toUpperCase(),
          kind,
          value: amountOf(kind, value),
          minimum: minimum ? (parseMoney(minimum, "CNY")?.amount ?? 0) : 0,
          starts_at: `${starts_at}T00:00:00+08:00`,
          ends_at: `${ends_at}T23:59:59+08:00`,
          uses: uses ? Number(uses) : null,
          per_person: Number(per_person) || 1,
        };
        await api.post("/coupons", body, once);
        toast.done(t`The coupon is made.`);
        await onMade();
      }}
    >
      <TextInput label={t`Code`} required autoCapitalize="characters" {...form.getInputProps("code")} />
      <div className="two">
        <Select label={t`Kind`} allowDeselect={false} data={[{ value: "percent", label: t`Per cent off` }, { value: "amount", label: t`Amount off` }]} {...form.getInputProps("kind")} />
        <TextInput label={form.values.kind === "percent" ? t`Per cent` : t`Yuan`} required inputMode="decimal" {...form.getInputProps("value")} />
        <TextInput label={t`From an order of (yuan)`} inputMode="decimal" {...form.getInputProps("minimum")} />
        <TextInput label={t`Uses altogether`} placeholder={t`no limit`} inputMode="numeric" {...form.getInputProps("uses")} />
        <TextInput type="date" label={t`From`} required {...form.getInputProps("starts_at")} />
        <TextInput type="date" label={t`Until, that day included`} required {...form.getInputProps("ends_at")} />
        <TextInput label={t`Uses per person`} inputMode="numeric" {...form.getInputProps("per_person")} />
      </div>
    </FormDialog>
  );
}

/** As the API takes it: basis points or fen; null for what is no number. */
function amountOf(kind: string, text: string): number | null {
  const amount = parseMoney(text.trim(), "CNY")?.amount ?? null;
  return amount === null || amount < 1 || (kind === "percent" && amount > 10_000) ? null : amount;
}
