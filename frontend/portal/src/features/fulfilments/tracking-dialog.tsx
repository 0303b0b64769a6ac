import { Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useQueryClient } from "@tanstack/react-query";

import type { Fulfilment } from "../../api/types";
import { trackingStatus } from "../../terms";
import { FormDialog } from "../../ui/form-dialog";
import { toast } from "../../ui/toasts";

const STEPS = ["in_transit", "out_for_delivery", "delivered", "exception"];

export function TrackingDialog({ fulfilment, opened, close }: { fulfilment: Fulfilment; opened: boolean; close: () => void }) {
  const queries = useQueryClient();
  const form = useForm({ initialValues: { status: "in_transit", place: "" } });
  const add = async ({ status, place }: { status: string; place: string }) => {
    await api.post(`/fulfilments/${fulfilment.fulfilment_id}/tracking`, { status, ...(place.trim() ? { place: place.trim() } : {}) });
    toast.done(t`Tracking event added.`);
    await queries.invalidateQueries({ queryKey: ["/fulfilments"] });
  };
  return (
    <FormDialog opened={opened} close={close} title={t`Add tracking event`} action={t`Add event`} form={form} send={add}>
      <Select
        label={t`What happened`}
        data={STEPS.map((value) => ({ value, label: trackingStatus(value) }))}
        {...form.getInputProps("status")}
      />
      <TextInput label={t`Place`} placeholder={t`For example Shenzhen`} maxLength={80} {...form.getInputProps("place")} />
    </FormDialog>
  );
}
