import { Button, Progress } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { useRef, useState, type DragEvent } from "react";
import { useLocation } from "wouter";

import { useIntent } from "../../api/intent";
import { explain } from "../../api/problems";
import classes from "./imports.module.css";
import { FILE_TYPES, troubleWith, uploadFile, type FileTrouble } from "./upload-file";

/** Takes a file by click, keyboard or drop, sends it, has it checked, and leads to what was found. */
export function NewImport() {
  const [, go] = useLocation();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const intent = useIntent();

  const take = async (file: File | undefined) => {
    if (!file || sending) return;
    const trouble = troubleWith(file);
    setProblem(trouble && sayTrouble(trouble));
    if (trouble) return;
    setSending({ name: file.name, share: 0 });
    try {
      const key = intent.keyFor([file.name, file.size, file.lastModified]);
      const id = await uploadFile(file, key, (share) => setSending({ name: file.name, share }));
      await api.post(`/imports/${id}/start`, { dry_run: true, submit: false });
      intent.done();
      go(`/imports/${id}`);
    } catch (error) {
      setProblem(explain(error));
      setSending(null);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <div className={classes.drop} data-over={over || undefined} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <IconFileSpreadsheet size={30} stroke={1.3} aria-hidden />
      {sending ? (
        <div className={classes.sending} role="status">
          <p>{t`Uploading ${sending.name}…`}</p>
          <Progress value={100 * sending.share} aria-label={t`Uploaded`} />
        </div>
      ) : (
        <>
          <p className={classes.dropText}>{t`Drop your file here, or choose it. It is checked first; nothing is written yet.`}</p>
          <Button onClick={() => input.current?.click()}>{t`Choose a file`}</Button>
          <input ref={input} type="file" accept={FILE_TYPES} hidden aria-label={t`File of listings`} onChange={(event) => { void take(event.currentTarget.files?.[0]); event.currentTarget.value = ""; }} />
          <p className="quiet">{t`CSV (UTF-8 or GB18030), XLSX or JSON, up to 50 MB and 100,000 lines.`}</p>
        </>
      )}
      {problem && <p className={classes.problem} role="alert">{problem}</p>}
    </div>
  );
}

function sayTrouble(trouble: FileTrouble): string {
  switch (trouble) {
    case "format": return t`This is not a CSV, XLSX or JSON file. Save it as one of them, then try again.`;
    case "empty": return t`The file is empty. Fill in the template first.`;
    case "size": return t`The file is larger than 50 MB. Split it into several.`;
  }
}
