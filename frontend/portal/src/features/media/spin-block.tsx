import { ActionIcon, Button, FileButton, Progress, Slider } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconRotate360, IconTrash } from "@tabler/icons-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { api } from "@parure/shared";

import { explain } from "../../api/problems";
import type { Text } from "../../api/types";
import { acceptOf, refusalOf, typeOf } from "./kinds";
import { MAX_FRAMES, MIN_FRAMES, type SpinFields } from "./media-fields";
import classes from "./media.module.css";
import { UploadRows } from "./upload-rows";
import type { Medium, NewUpload } from "./upload-queue";
import { useUploads } from "./use-uploads";
import { WordsFields } from "./words-fields";

type SpinBlockProps = { spin: SpinFields | null; change: (spin: SpinFields | null) => void; title: Text; errorAt: (path: string) => ReactNode; onTheWay: (frames: number) => void };
type Started = { media_id: string; key: string; frames: number };

const inOrder = new Intl.Collator("en", { numeric: true });

/** A turn by 360°: 24 to 72 frames of one size, in the order of their file names. */
export function SpinBlock({ spin, change, title, errorAt, onTheWay }: SpinBlockProps) {
  const [set, setSet] = useState<Started | null>(null);
  const [done, setDone] = useState(0);
  const count = useRef(0);
  const [problem, setProblem] = useState<string | null>(null);
  const { queue, uploads } = useUploads((ready) => {
    if (!set) return;
    count.current += ready.length;
    setDone(count.current);
    if (count.current === set.frames) void finish(set);
  });

  const moving = set ? set.frames - done : 0;
  useEffect(() => onTheWay(moving), [moving]);

  const finish = async ({ media_id, key, frames }: Started) => {
    try {
      const { state } = await api.get<Medium>(`/media/${media_id}`);
      if (state === "ready") change({ key, alt: { ...title }, frames });
      else setProblem(t`The set is not complete. Start it again.`);
    } catch (error) {
      setProblem(explain(error));
    }
    setSet(null);
  };
  const start = async (chosen: File[]) => {
    setProblem(null);
    if (chosen.length < MIN_FRAMES || chosen.length > MAX_FRAMES) {
      if (chosen.length > 0) setProblem(t`A turn has ${MIN_FRAMES} to ${MAX_FRAMES} frames; these are ${chosen.length}.`);
      return;
    }
    const files = [...chosen].sort((one, other) => inOrder.compare(one.name, other.name));
    const refused = files.map((file) => [file.name, refusalOf("spin_frame", file)] as const).find(([, reason]) => reason);
    if (refused) {
      setProblem(`${refused[0]}: ${refused[1]}`);
      return;
    }
    try {
      const { media_id, key } = await api.post<Medium>("/media/spins", { frames: files.length });
      count.current = 0;
      setDone(0);
      setSet({ media_id, key, frames: files.length });
      queue.add(files.map((file, index): NewUpload => ({ kind: "spin_frame", file, contentType: typeOf(file), group: media_id, position: index + 1 })));
    } catch (error) {
      setProblem(explain(error));
    }
  };
  const stop = () => {
    queue.clear();
    setSet(null);
  };
  const failed = uploads.filter(({ phase }) => phase === "failed");

  return (
    <section className={classes.block} aria-label={t`360° turn`}>
      <header className={classes.blockHead}>
        <h3>{t`360° turn`}</h3>
        {spin && (
          <ActionIcon variant="default" aria-label={t`Remove the 360° turn`} onClick={() => change(null)}>
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </header>
      {spin && <Turn spin={spin} />}
      {spin && <WordsFields name={t`360° turn`} alt={spin.alt} change={(alt) => change({ ...spin, alt })} path="spin" errorAt={errorAt} />}
      {set && (
        <div className={classes.onItsWay}>
          <Progress className={classes.progress ?? ""} value={(done / set.frames) * 100} size="sm" aria-label={t`Frames that are ready`} />
          <span role="status">{t`${done} of ${set.frames} frames`}</span>
          <Button size="compact-xs" variant="default" onClick={stop}>{t`Stop`}</Button>
        </div>
      )}
      {failed.length > 0 && <ul className={classes.failedFrames}><UploadRows uploads={failed} queue={queue} /></ul>}
      {problem && <p className={classes.problem} role="alert">{problem}</p>}
      {!spin && !set && (
        <>
          <p className={classes.hint}>{t`${MIN_FRAMES} to ${MAX_FRAMES} pictures of one size, named in the order of the turn.`}</p>
          <FileButton onChange={(files) => void start(files)} accept={acceptOf("spin_frame")} multiple name="frames" inputProps={{ "aria-label": t`Frame files` }}>
            {(props) => <Button {...props} variant="default" leftSection={<IconRotate360 size={16} aria-hidden />}>{t`Add frames`}</Button>}
          </FileButton>
        </>
      )}
    </section>
  );
}

/** Turned with the slider: by mouse, finger or arrow keys. */
function Turn({ spin: { key, frames, alt } }: { spin: SpinFields }) {
  const [frame, setFrame] = useState(1);
  const last = frames ?? 1;
  return (
    <div className={classes.turn}>
      <div className={classes.frame}><img src={`/${key}/${String(frame).padStart(2, "0")}.webp`} alt={alt.zh} /></div>
      <Slider min={1} max={last} value={frame} onChange={setFrame} label={null} thumbLabel={t`Turn the piece`} size="sm" />
      <p className={classes.hint}>{t`${last} frames`}</p>
    </div>
  );
}
