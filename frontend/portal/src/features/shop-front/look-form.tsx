import { Radio, SegmentedControl, TextInput, Textarea } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { t } from "@lingui/core/macro";

import { Panel } from "../../ui/page";
import { PictureField } from "./picture-field";
import { accents, tones, type Fields } from "./shop-form";
import classes from "./shop-front.module.css";
import { accentName, toneName } from "./words";

export type LookForm = UseFormReturnType<Fields>;

export function WordsPanel({ form }: { form: LookForm }) {
  return (
    <Panel title={t`Name and words`} note={t`What is written in one language is shown in both.`}>
      <div className={classes.form}>
        <div className="two">
          <TextInput label={t`Name in Chinese`} required maxLength={30} {...form.getInputProps("name.zh")} />
          <TextInput label={t`Name in English`} required maxLength={40} {...form.getInputProps("name.en")} />
          <TextInput label={t`Line below the name, in Chinese`} maxLength={60} {...form.getInputProps("tagline.zh")} />
          <TextInput label={t`Line below the name, in English`} maxLength={120} {...form.getInputProps("tagline.en")} />
          <Textarea label={t`About the shop, in Chinese`} rows={4} maxLength={1000} {...form.getInputProps("about.zh")} />
          <Textarea label={t`About the shop, in English`} rows={4} maxLength={2000} {...form.getInputProps("about.en")} />
        </div>
      </div>
    </Panel>
  );
}

export function LookPanel({ form }: { form: LookForm }) {
  return (
    <Panel title={t`Look`}>
      <div className={classes.form}>
        <Radio.Group label={t`Colour`} description={t`Each can be read by day and by night.`} {...form.getInputProps("accent")}>
          <div className={classes.swatches}>
            {accents.map((accent) => (
              <Radio.Card key={accent} value={accent} className={classes.swatch} data-accent={accent} aria-label={accentName(accent)} title={accentName(accent)}>
                <span aria-hidden />
              </Radio.Card>
            ))}
            <span className={classes.hint}>{accentName(form.values.accent)}</span>
          </div>
        </Radio.Group>
        <div>
          <p className={classes.pictureLabel} id="shop-tone">{t`Head of the shop`}</p>
          <SegmentedControl fullWidth aria-labelledby="shop-tone" orientation="vertical" className={classes.tones} data={tones.map((value) => ({ value, label: toneName(value) }))} {...form.getInputProps("tone")} />
        </div>
        <PictureField label={t`Banner`} hint={t`Wide, at least 1600 pixels; quiet at the left.`} value={form.values.banner} change={(key) => form.setFieldValue("banner", key)} error={form.errors["banner"] as string | undefined} />
        <PictureField round label={t`Logo`} hint={t`Square, at least 200 pixels.`} value={form.values.logo} change={(key) => form.setFieldValue("logo", key)} error={form.errors["logo"] as string | undefined} />
      </div>
    </Panel>
  );
}

export function ContactPanel({ form }: { form: LookForm }) {
  return (
    <Panel title={t`Where to find you`} note={t`Everybody can read it. All of it may be left out.`}>
      <div className={classes.form}>
        <div className="two">
          <TextInput label={t`Address in Chinese`} maxLength={60} {...form.getInputProps("contact.address.zh")} />
          <TextInput label={t`Address in English`} maxLength={120} {...form.getInputProps("contact.address.en")} />
          <TextInput label={t`Opening hours, in Chinese`} maxLength={60} {...form.getInputProps("contact.hours.zh")} />
          <TextInput label={t`Opening hours, in English`} maxLength={120} {...form.getInputProps("contact.hours.en")} />
          <TextInput label={t`Telephone`} type="tel" maxLength={24} {...form.getInputProps("contact.phone")} />
          <TextInput label={t`E-mail`} type="email" maxLength={190} {...form.getInputProps("contact.email")} />
          <TextInput label={t`WeChat`} maxLength={20} {...form.getInputProps("contact.wechat")} />
        </div>
      </div>
    </Panel>
  );
}
