import { Select, Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useEffect } from "react";

import type { Application, Qualification } from "../../api/types";
import { FormDialog } from "../../ui/form-dialog";
import { toast } from "../../ui/toasts";
import { DocumentField } from "../certificates/document-field";
import { pathOf, useChanged } from "./use-application";
import { paperKinds, paperName, type PaperKind } from "./words";

/** `kind` is fixed when a needed paper is filed or one is renewed; `renews` is the one whose place it takes. */
export type Filing = { kind: PaperKind | null; renews: Qualification | null };
type Fields = { kind: PaperKind; number: string; issuer: string; forever: boolean; valid_until: string; document_id: string | null };

export function FilePaperDialog({ application, filing, close }: { application: Application; filing: Filing | null; close: () => void }) {
  const changed = useChanged();
  const form = useForm<Fields>({
    initialValues: { kind: "business_licence", number: "", issuer: "", forever: false, valid_until: "", document_id: null },
    validate: {
      number: (value) => (value.trim() ? null : t`It is printed on the paper`),
      issuer: (value) => (value.trim() ? null : t`Who issued it?`),
      valid_until: (value, { forever }) => (forever || value ? null : t`Its last day, or say that it has none`),
      document_id: (value) => (value ? null : t`Upload the paper`),
    },
  });
  useEffect(() => {
    if (!filing) return;
    const { kind, renews } = filing;
    form.setValues({ kind: kind ?? "authorisation", number: renews?.number ?? "", issuer: renews?.issuer ?? "", forever: renews !== null && renews.valid_until === null, valid_until: "", document_id: null });
    form.clearErrors();
    // Only a newly opened dialog is filled; the form itself changes with every key.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [filing]);
  const send = async ({ forever, valid_until, ...values }: Fields, once: { idempotencyKey: string }) => {
    const paper = { ...values, number: values.number.trim(), issuer: values.issuer.trim(), valid_until: forever ? null : valid_until, ...(filing?.renews ? { replaces: filing.renews.qualification_id } : {}) };
    const filed = await api.post<Application>(`${pathOf(application)}/qualifications`, paper, once);
    await changed(filed);
    toast.done(application.status === "approved" ? t`Filed. An operator looks at it; the paper before it counts until then.` : t`Filed.`);
  };
  const renewing = filing?.renews?.state === "accepted";
  return (
    <FormDialog opened={filing !== null} close={close} title={renewing ? t`Renew a paper` : t`File a paper`} action={t`File`} form={form} send={send}>
      <Select label={t`Kind of paper`} data={paperKinds.map((value) => ({ value, label: paperName(value) }))} allowDeselect={false} disabled={filing?.kind !== null} {...form.getInputProps("kind")} />
      <TextInput label={t`Number`} required maxLength={120} {...form.getInputProps("number")} />
      <TextInput label={t`Issued by`} required maxLength={120} {...form.getInputProps("issuer")} />
      <Switch label={t`It has no last day`} {...form.getInputProps("forever", { type: "checkbox" })} />
      {!form.values.forever && <TextInput label={t`Valid through`} required type="date" {...form.getInputProps("valid_until")} />}
      <DocumentField value={form.values.document_id} change={(id) => form.setFieldValue("document_id", id)} error={form.errors["document_id"] as string | undefined} />
    </FormDialog>
  );
}
