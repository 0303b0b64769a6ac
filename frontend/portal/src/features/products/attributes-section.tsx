import { Switch } from "@mantine/core";
import { t } from "@lingui/core/macro";

import type { AttributeField, AttributesDefinition } from "../../api/types";
import { Panel } from "../../ui/page";
import { Failed, Waiting } from "../../ui/states";
import { CertificateHint } from "../certificates/certificate-hint";
import { AttributeInput } from "./attribute-input";
import { describes } from "./definition";
import classes from "./products.module.css";
import { StonesFields } from "./stones-fields";
import type { useDefinition } from "./use-definition";
import type { ListingForm } from "./use-listing-form";

type Props = { form: ListingForm; definition: ReturnType<typeof useDefinition> };
type Group = AttributesDefinition["groups"][number];

const ASKED: Record<string, "has_metal" | "has_certificate"> = { metal: "has_metal", certificate: "has_certificate" };

/** Every group of the definition that describes these goods; metal and certificate are asked for first. */
export function AttributesSection({ form, definition }: Props) {
  const { attributes, material } = form.getValues();
  const goods = { material, stones: attributes.stones };
  const groups = (definition.data?.groups ?? []).filter(({ id, fields }) => id !== "options" && fields.some((field) => describes(field, goods)));
  return (
    <Panel title={t`Attributes`} note={t`What the certificate and the hallmark say. The automatic check compares them with your title.`}>
      {definition.error ? <Failed error={definition.error} retry={() => void definition.refetch()} /> : !definition.data ? <Waiting rows={3} height={90} /> : (
        <div className={classes.groups}>
          {groups.map((group) => <GroupFields key={group.id} form={form} group={group} />)}
        </div>
      )}
    </Panel>
  );
}

function GroupFields({ form, group }: { form: ListingForm; group: Group }) {
  const asked = ASKED[group.id];
  const { attributes } = form.getValues();
  const inputs = group.fields.filter((field) => field.kind !== "part" && !field.path.includes("*"));
  const questions = { has_metal: t`Contains precious metal`, has_certificate: t`Has a certificate` };
  return (
    <section className={classes.group} aria-label={group.label}>
      <h3>{group.label}</h3>
      {asked && <Switch label={questions[asked]} {...form.getInputProps(`attributes.${asked}`, { type: "checkbox" })} />}
      {group.id === "stones" && <StonesFields form={form} fields={group.fields} />}
      {(!asked || attributes[asked]) && inputs.length > 0 && (
        <div className={classes.fields}>
          {inputs.map((field) => <Input key={field.path} form={form} field={field} />)}
        </div>
      )}
      {asked === "has_certificate" && attributes.has_certificate && <CertificateHint laboratory={attributes.certificate["laboratory"]} number={attributes.certificate["number"]} />}
    </section>
  );
}

const Input = ({ form, field }: { form: ListingForm; field: AttributeField }) => <AttributeInput form={form} field={field} at={field.path} />;
