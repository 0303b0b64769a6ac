import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";

import { explain } from "../../api/problems";
import { toast } from "../../ui/toasts";

/** Fetches all parts of a CSV and hands them to the browser as one file. */
export function ExportButton({ path, file }: { path: string; file: string }) {
  const [busy, setBusy] = useState(false);
  const fetchFile = async () => {
    setBusy(true);
    try {
      const url = URL.createObjectURL(new Blob([await api.file(path)], { type: "text/csv;charset=utf-8" }));
      const link = document.createElement("a");
      link.href = url;
      link.download = file;
      link.click();
      URL.revokeObjectURL(url);
    } catch (error) {
      toast.failed(explain(error));
    } finally {
      setBusy(false);
    }
  };
  return <Button size="sm" variant="default" leftSection={<IconDownload size={16} aria-hidden />} loading={busy} onClick={() => void fetchFile()}>{t`Export CSV`}</Button>;
}
