import { ActionIcon, Button, Progress } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconAlertTriangle, IconRefresh, IconX } from "@tabler/icons-react";
import { useEffect, useState } from "react";

import classes from "./media.module.css";
import type { Upload, UploadQueue } from "./upload-queue";

/** Files on their way, and those that were not taken with the reason and what to do. */
export function UploadRows({ uploads, queue }: { uploads: readonly Upload[]; queue: UploadQueue }) {
  return uploads.map((upload) => <UploadRow key={upload.id} upload={upload} queue={queue} />);
}

function UploadRow({ upload, queue }: { upload: Upload; queue: UploadQueue }) {
  const { name } = upload.file;
  const failed = upload.phase === "failed";
  return (
    <li className={classes.upload} data-failed={failed || undefined}>
      {upload.kind === "image" && !failed && <Preview file={upload.file} />}
      <p className={classes.fileName} title={name}>{name}</p>
      {failed ? (
        <>
          <p className={classes.problem} role="alert">
            <IconAlertTriangle size={16} aria-hidden />
            <span>{upload.problem ?? t`The file was not taken.`}</span>
          </p>
          <div className="row">
            {upload.retriable && (
              <Button size="compact-xs" variant="default" leftSection={<IconRefresh size={14} aria-hidden />} onClick={() => queue.retry(upload.id)} aria-label={t`Try again: ${name}`}>{t`Try again`}</Button>
            )}
            <Button size="compact-xs" variant="default" onClick={() => queue.dismiss(upload.id)} aria-label={t`Leave it out: ${name}`}>{t`Leave it out`}</Button>
          </div>
        </>
      ) : (
        <div className={classes.onItsWay}>
          <Progress className={classes.progress ?? ""} value={upload.phase === "checking" ? 100 : upload.progress * 100} animated={upload.phase === "checking"} size="sm" aria-label={t`Progress of ${name}`} />
          <span role="status">{phaseOf(upload)}</span>
          <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t`Cancel ${name}`} onClick={() => queue.dismiss(upload.id)}>
            <IconX size={14} />
          </ActionIcon>
        </div>
      )}
    </li>
  );
}

function phaseOf({ phase }: Upload): string {
  switch (phase) {
    case "queued":
      return t`Waiting`;
    case "sending":
      return t`Sending`;
    default:
      return t`Being checked`;
  }
}

function Preview({ file }: { file: File }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return <div className={classes.frame}>{url && <img src={url} alt="" />}</div>;
}
