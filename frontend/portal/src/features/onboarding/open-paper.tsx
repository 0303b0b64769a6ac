import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useState } from "react";

import { explain } from "../../api/problems";
import type { Application, Qualification } from "../../api/types";
import { toast } from "../../ui/toasts";
import { pathOf } from "./use-application";
import { paperName } from "./words";

/** A link of five minutes, asked for when it is needed; who asked is recorded. */
export function OpenPaper({ application, paper }: { application: Application; paper: Qualification }) {
  const [busy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    // Opened before the answer, for a browser lets a page open a window only while it is clicked.
    const page = window.open("about:blank", "_blank");
    try {
      const { url } = await api.get<{ url: string }>(`${pathOf(application)}/qualifications/${paper.qualification_id}/document`);
      if (page) {
        page.opener = null;
        page.location.href = url;
      } else location.assign(url);
    } catch (error) {
      page?.close();
      toast.failed(explain(error));
    } finally {
      setBusy(false);
    }
  };
  return <Button size="xs" variant="default" loading={busy} disabled={paper.file?.state !== "ready"} aria-label={t`Open ${paperName(paper.kind)}`} onClick={() => void open()}>{t`Open`}</Button>;
}
