import { Select, TagsInput, Textarea, TextInput } from "@mantine/core";
import { t } from "@lingui/core/macro";

import { categories, categoryName, materialName, materials } from "../../terms";
import { Panel } from "../../ui/page";
import { withMaterial } from "./listing-form";
import type { ListingForm } from "./use-listing-form";

export function BasicsSection({ form }: { form: ListingForm }) {
  return (
    <Panel title={t`Title and description`} note={t`Buyers read one of the two languages; search uses both.`}>
      <div className="stack">
        <div className="two">
          <TextInput label={t`Title in Chinese`} required maxLength={120} lang="zh-CN" {...form.getInputProps("title.zh")} />
          <TextInput label={t`Title in English`} required maxLength={160} lang="en" {...form.getInputProps("title.en")} />
        </div>
        <div className="two">
          <Textarea label={t`Description in Chinese`} rows={5} maxLength={4000} lang="zh-CN" {...form.getInputProps("description.zh")} />
          <Textarea label={t`Description in English`} rows={5} maxLength={4000} lang="en" {...form.getInputProps("description.en")} />
        </div>
        <div className="two">
          <Select label={t`Category`} data={categories.map((value) => ({ value, label: categoryName(value) }))} allowDeselect={false} {...form.getInputProps("category")} />
          <Select label={t`Main material`} data={materials.map((value) => ({ value, label: materialName(value) }))} searchable allowDeselect={false} {...form.getInputProps("material")} onChange={(value) => value && form.setValues(withMaterial(form.getValues(), value))} />
        </div>
        <TagsInput label={t`Search words`} description={t`What buyers may call it; Enter adds each`} maxTags={12} {...form.getInputProps("tags")} />
      </div>
    </Panel>
  );
}
