import { Button, FileButton, Progress } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconPhoto, IconUpload } from "@tabler/icons-react";

import { acceptOf, refusalOf, typeOf } from "../media/kinds";
import { useUploads } from "../media/use-uploads";
import classes from "./shop-front.module.css";

type FieldProps = { label: string; hint: string; value: string | null; change: (key: string | null) => void; error?: string | undefined; round?: boolean };

/** One picture of the shop: sent, checked and cut by the server, shown when it is ready. */
export function PictureField({ label, hint, value, change, error, round = false }: FieldProps) {
  const { queue, uploads } = useUploads((ready) => {
    const last = ready.at(-1)?.medium;
    if (last) change(last.key);
  });
  const latest = uploads.at(-1);
  const under = latest && latest.phase !== "failed" ? latest : null;
  const problem = latest?.problem ?? error;
  const choose = (file: File | null) => {
    if (!file) return;
    for (const { id } of uploads) queue.dismiss(id);
    queue.add([{ kind: "image", file, contentType: typeOf(file), refusal: refusalOf("image", file) }]);
  };
  return (
    <div className={classes.picture} role="group" aria-label={label}>
      <span className={classes.pictureTile} data-round={round || undefined} aria-hidden>
        {value ? <img src={`/${value}`} alt="" /> : <IconPhoto size={22} stroke={1.3} />}
      </span>
      <div className={classes.pictureWords}>
        <p className={classes.pictureLabel}>{label}</p>
        <p className={classes.hint}>{hint}</p>
        {under && <Progress value={under.progress * 100} animated={under.phase === "checking"} aria-label={t`Upload`} />}
        {under?.phase === "checking" && <p role="status" className={classes.hint}>{t`The file is being checked…`}</p>}
        {problem && <p role="alert" className={classes.wrong}>{problem}</p>}
        <div className={classes.buttons}>
          <FileButton onChange={choose} accept={acceptOf("image")}>
            {(props) => <Button {...props} variant="default" size="xs" leftSection={<IconUpload size={14} aria-hidden />} disabled={under !== null}>{value ? t`Replace` : t`Upload`}</Button>}
          </FileButton>
          {value && <Button variant="subtle" size="xs" color="dark" onClick={() => change(null)}>{t`Remove`}</Button>}
        </div>
      </div>
    </div>
  );
}
