import { Autocomplete, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useQueryClient } from "@tanstack/react-query";

import type { Fulfilment } from "../../api/types";
import { FormDialog } from "../../ui/form-dialog";
import { toast } from "../../ui/toasts";
import { PieceLines } from "./piece-lines";

/** Names that the API recognises (functions/orders/carriers.py); any other may be typed. */
const CARRIERS = ["顺丰速运 SF Express", "京东物流 JD Logistics", "中国邮政 EMS", "中通快递 ZTO", "圆通速递 YTO", "DHL", "UPS", "FedEx"];

type DialogProps = { fulfilment: Fulfilment; opened: boolean; close: () => void };

export function ShipDialog({ fulfilment, opened, close }: DialogProps) {
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { carrier: "", tracking_number: "" },
    validate: {
      carrier: (value) => (value.trim() ? null : t`Name the carrier`),
      tracking_number: (value) => (/^[A-Za-z0-9-]{4,40}$/.test(value.trim()) ? null : t`4 to 40 letters, digits or hyphens: the buyer follows the parcel with it`),
    },
  });
  const ship = async (values: { carrier: string; tracking_number: string }) => {
    await api.post(`/fulfilments/${fulfilment.fulfilment_id}/ship`, {
      carrier: values.carrier.trim(),
      tracking_number: values.tracking_number.trim(),
    });
    toast.done(t`Shipped. The buyer can follow the parcel now.`);
    await queries.invalidateQueries({ queryKey: ["/fulfilments"] });
  };
  return (
    <FormDialog opened={opened} close={close} title={t`Ship this order`} action={t`Confirm shipment`} form={form} send={ship}>
      <PieceLines lines={fulfilment.lines} />
      <Autocomplete label={t`Carrier`} required data={CARRIERS} {...form.getInputProps("carrier")} data-autofocus />
      <TextInput label={t`Tracking number`} required autoComplete="off" maxLength={40} {...form.getInputProps("tracking_number")} />
    </FormDialog>
  );
}
