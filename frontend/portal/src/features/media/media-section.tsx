import { Button, FileButton } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconUpload } from "@tabler/icons-react";
import { useEffect, useState, type DragEvent, type ReactNode } from "react";

import type { Text } from "../../api/types";
import { Panel } from "../../ui/page";
import { ModelBlock, VideosBlock } from "./files-block";
import { acceptOf, kindOf, refusalOf, typeOf, type UploadKind } from "./kinds";
import { MAX_IMAGES, type MediaFields } from "./media-fields";
import classes from "./media.module.css";
import { PictureTiles } from "./picture-tiles";
import { SpinBlock } from "./spin-block";
import { UploadRows } from "./upload-rows";
import type { NewUpload, Upload } from "./upload-queue";
import { useUploads } from "./use-uploads";

type MediaSectionProps = {
  media: MediaFields;
  /** Changes what is there now: files become ready at any moment. */
  change: (update: (media: MediaFields) => MediaFields) => void;
  /** A new medium's first words are the listing's title. */
  title: Text;
  errorAt: (path: string) => ReactNode;
  /** Told how many files are on their way; a listing that is saved meanwhile would lose them. */
  onTheWay: (files: number) => void;
};

/** Everything that shows the piece. Files may be dropped anywhere on the first sheet; each lands where its kind belongs. */
export function MediaSection({ media, change, title, errorAt, onTheWay }: MediaSectionProps) {
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { queue, uploads } = useUploads((ready) => change((now) => withReady(now, ready, title)));
  const [frames, setFrames] = useState(0);
  const moving = frames + uploads.filter(({ phase }) => phase !== "failed").length;
  useEffect(() => onTheWay(moving), [moving]);

  const of = (kind: UploadKind) => uploads.filter((upload) => upload.kind === kind);
  const room = MAX_IMAGES - media.images.length - of("image").length;

  const addAs = (kind: UploadKind, files: File[]) =>
    queue.add(files.map((file): NewUpload => ({ kind, file, contentType: typeOf(file), refusal: refusalOf(kind, file) })));
  const add = (files: File[]) => {
    setProblem(null);
    const images = files.filter((file) => (kindOf(file) ?? "image") === "image");
    if (images.length > room) setProblem(t`A listing has ${MAX_IMAGES} pictures at most; the others were left out.`);
    addAs("image", images.slice(0, Math.max(0, room)));
    for (const kind of ["video", "model"] as const) addAs(kind, files.filter((file) => kindOf(file) === kind));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  };

  return (
    <>
      <Panel title={t`Pictures`} note={t`The first one is the cover. Square, on a calm ground, 1200 pixels or more; JPEG, PNG, WebP or AVIF of up to 20 MB.`}>
        <div
          className={classes.drop}
          data-over={over || undefined}
          onDragOver={(event) => { event.preventDefault(); setOver(true); }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <PictureTiles
            images={media.images}
            change={(images) => change((now) => ({ ...now, images }))}
            errorAt={errorAt}
            after={<UploadRows uploads={of("image")} queue={queue} />}
          />
          <div className={classes.invite}>
            <FileButton onChange={add} accept={acceptOf("image")} multiple name="pictures" disabled={room <= 0} inputProps={{ "aria-label": t`Picture files` }}>
              {(props) => <Button {...props} variant="default" leftSection={<IconUpload size={16} aria-hidden />}>{t`Add pictures`}</Button>}
            </FileButton>
            <span className={classes.hint}>{t`or drop files here`}</span>
          </div>
          {errorAt("images") && <p className={classes.problem} role="alert">{errorAt("images")}</p>}
          {problem && <p className={classes.problem} role="alert">{problem}</p>}
        </div>
      </Panel>
      <Panel title={t`Films, 360° and 3D`} note={t`They let people see how a stone plays. All are optional.`}>
        <div className={classes.blocks}>
          <VideosBlock videos={media.videos} change={(videos) => change((now) => ({ ...now, videos }))} add={(files) => addAs("video", files)} uploads={of("video")} queue={queue} errorAt={errorAt} />
          <SpinBlock spin={media.spin} change={(spin) => change((now) => ({ ...now, spin }))} title={title} errorAt={errorAt} onTheWay={setFrames} />
          <ModelBlock model={media.model} change={(model) => change((now) => ({ ...now, model }))} add={(files) => addAs("model", files)} uploads={of("model")} queue={queue} errorAt={errorAt} />
        </div>
      </Panel>
    </>
  );
}

function withReady(media: MediaFields, ready: Upload[], title: Text): MediaFields {
  let { images, videos, model } = media;
  for (const { kind, medium } of ready) {
    if (!medium) continue;
    const { key, width, height, widths, placeholder, poster } = medium;
    const alt = { ...title };
    if (kind === "image") images = [...images, { key, alt, width, height, widths, placeholder }];
    if (kind === "video") videos = [...videos, { key, alt, poster }];
    if (kind === "model") model = { key, alt };
  }
  return { ...media, images, videos, model };
}
