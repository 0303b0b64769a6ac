import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconCalendarTime } from "@tabler/icons-react";
import { useState } from "react";

import type { ListingDetail } from "../../api/types";
import { Confirm } from "../../ui/confirm";
import { FormDialog } from "../../ui/form-dialog";
import { Moment } from "../../ui/format";
import { toast } from "../../ui/toasts";
import { fromInput, mistakesOf, toInput, type Appointment, type Mistake } from "./moments";
import classes from "./schedule.module.css";

type Props = { listing: ListingDetail; refresh: () => Promise<unknown> };

/** When the listing appears in the shop and when it goes, and the way to change that. */
export function ScheduleSection({ listing, refresh }: Props) {
  const [open, setOpen] = useState<"dialog" | "removing" | null>(null);
  const { schedule, status } = listing;
  const mayAppear = status !== "published";
  if (status === "rejected") return null;
  const remove = async () => {
    await api.delete(`/products/${listing.product_id}/schedule`);
    toast.done(t`The appointment is removed.`);
    await refresh();
  };
  return (
    <section className={classes.schedule} aria-label={t`Appointment`}>
      {schedule && (
        <dl className={classes.moments}>
          {schedule.publish_at && <><dt>{t`Appears`}</dt><dd><Moment at={schedule.publish_at} /></dd></>}
          {schedule.take_down_at && <><dt>{t`Goes`}</dt><dd><Moment at={schedule.take_down_at} /></dd></>}
        </dl>
      )}
      {schedule?.problem && <p className={classes.problem} role="status">{obstacle(schedule.problem)}</p>}
      {schedule?.by === "operator" ? (
        <p className="quiet">{t`The operator made this appointment. Ask the operator to change it.`}</p>
      ) : (
        <div className="row">
          <Button size="xs" variant="default" leftSection={<IconCalendarTime size={15} aria-hidden />} onClick={() => setOpen("dialog")}>
            {schedule ? t`Change appointment` : mayAppear ? t`Appear or go at a set time` : t`Take down at a set time`}
          </Button>
          {schedule && <Button size="xs" variant="subtle" onClick={() => setOpen("removing")}>{t`Remove appointment`}</Button>}
        </div>
      )}
      <ScheduleDialog key={listing.etag} listing={listing} mayAppear={mayAppear} opened={open === "dialog"} close={() => setOpen(null)} refresh={refresh} />
      <Confirm opened={open === "removing"} close={() => setOpen(null)} title={t`Remove the appointment?`} action={t`Remove appointment`} run={remove}>
        <p>{status === "approved" ? t`It stays approved; you put it in the shop yourself with “Publish now”.` : t`It stays as it is until you change it.`}</p>
      </Confirm>
    </section>
  );
}

type DialogProps = Props & { mayAppear: boolean; opened: boolean; close: () => void };

function ScheduleDialog({ listing, mayAppear, opened, close, refresh }: DialogProps) {
  const form = useForm<Appointment>({
    initialValues: { publish_at: toInput(listing.schedule?.publish_at), take_down_at: toInput(listing.schedule?.take_down_at) },
    validate: (values) => {
      const { publish_at: from, take_down_at: until } = mistakesOf(values, Date.now());
      // Where it cannot appear, the one field that there is says what is missing.
      return mayAppear ? { publish_at: said(from), take_down_at: said(until) } : { take_down_at: said(until ?? from) };
    },
  });
  const send = async (values: Appointment) => {
    const body = { publish_at: fromInput(values.publish_at), take_down_at: fromInput(values.take_down_at) };
    await api.post(`/products/${listing.product_id}/schedule`, body);
    toast.done(t`The appointment stands.`);
    await refresh();
  };
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <FormDialog opened={opened} close={close} title={t`Appointment`} action={t`Save appointment`} form={form} send={send}>
      <p className="quiet">{t`Times are on your clock (${zone}).`}</p>
      {mayAppear && (
        <TextInput
          type="datetime-local"
          label={t`Appears in the shop`}
          description={t`Leave it empty: as soon as it is approved.`}
          {...form.getInputProps("publish_at")}
        />
      )}
      <TextInput
        type="datetime-local"
        label={t`Goes from the shop`}
        description={t`Leave it empty: it stays until you take it down. From this moment nobody can buy it.`}
        {...form.getInputProps("take_down_at")}
      />
    </FormDialog>
  );
}

const said = (mistake: Mistake | undefined): string | null => (mistake ? sentence(mistake) : null);

function sentence(mistake: Mistake): string {
  switch (mistake) {
    case "nothing": return t`Choose a time`;
    case "past": return t`This time is past`;
    case "reversed": return t`It would go before it appears`;
  }
}

/** What stood in the way when the moment came; the mall tries again by itself. */
function obstacle(code: string): string {
  switch (code) {
    case "supplier_suspended": return t`It could not appear because your organisation is suspended. It appears when that is over.`;
    case "board_price_missing":
    case "board_price_expired": return t`It could not appear because its metal has no board price yet. It is tried again every ten minutes.`;
    default: return t`It could not appear when its time came. It is tried again every ten minutes.`;
  }
}
