import { Button, Select } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";

import { explain } from "../../api/problems";
import type { ImportTemplate } from "../../api/types";
import { categories, categoryName, materialName, materials } from "../../terms";
import { toast } from "../../ui/toasts";
import { fetchFile } from "./fetch-file";
import classes from "./imports.module.css";

const FORMATS = ["xlsx", "csv", "json"];

/** A template has the columns of one kind of goods, or all of them. */
export function TemplateForm() {
  const [category, setCategory] = useState<string | null>(null);
  const [material, setMaterial] = useState<string | null>(null);
  const [format, setFormat] = useState("xlsx");
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      fetchFile((await api.get<ImportTemplate>("/imports/template", { query: { format, category, material } })).url);
    } catch (error) {
      toast.failed(explain(error));
    }
    setBusy(false);
  };
  return (
    <div className={classes.fields}>
      <Select label={t`Category`} placeholder={t`All`} clearable clearButtonProps={{ "aria-label": t`Clear` }} value={category} onChange={setCategory} data={categories.map((value) => ({ value, label: categoryName(value) }))} />
      <Select label={t`Material`} placeholder={t`All`} clearable clearButtonProps={{ "aria-label": t`Clear` }} value={material} onChange={setMaterial} data={materials.map((value) => ({ value, label: materialName(value) }))} />
      <Select label={t`Format`} allowDeselect={false} value={format} onChange={(value) => setFormat(value ?? "xlsx")} data={FORMATS.map((value) => ({ value, label: value.toUpperCase() }))} />
      <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} loading={busy} onClick={() => void download()}>{t`Download template`}</Button>
    </div>
  );
}
