import { ActionIcon, Button, FileButton } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconCube, IconMovie, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";

import { acceptOf } from "./kinds";
import { MAX_VIDEOS, type ModelFields, type VideoFields } from "./media-fields";
import classes from "./media.module.css";
import { UploadRows } from "./upload-rows";
import type { Upload, UploadQueue } from "./upload-queue";
import { WordsFields } from "./words-fields";

type Common = { add: (files: File[]) => void; uploads: readonly Upload[]; queue: UploadQueue; errorAt: (path: string) => ReactNode };

export function VideosBlock({ videos, change, add, uploads, queue, errorAt }: Common & { videos: VideoFields[]; change: (videos: VideoFields[]) => void }) {
  return (
    <section className={classes.block} aria-label={t`Films`}>
      <header className={classes.blockHead}><h3>{t`Films`}</h3></header>
      {videos.map((video, index) => {
        const number = index + 1;
        return (
          <div key={video.key} className={classes.film}>
            <div className={classes.filmHead}>
              <span>{t`Film ${number}`}</span>
              <ActionIcon variant="default" aria-label={t`Remove film ${number}`} onClick={() => change(videos.filter((_, at) => at !== index))}>
                <IconTrash size={16} />
              </ActionIcon>
            </div>
            <video controls preload="metadata" src={`/${video.key}`} {...(video.poster ? { poster: `/${video.poster}` } : {})} aria-label={video.alt.zh} />
            <WordsFields name={t`Film ${number}`} alt={video.alt} change={(alt) => change(videos.map((one, at) => (at === index ? { ...one, alt } : one)))} path={`videos.${index}`} errorAt={errorAt} />
          </div>
        );
      })}
      {uploads.length > 0 && <ul className={classes.failedFrames}><UploadRows uploads={uploads} queue={queue} /></ul>}
      {videos.length + uploads.length < MAX_VIDEOS && (
        <>
          <p className={classes.hint}>{t`MP4 with H.264, two minutes and 50 MB at most. Where it was taken is removed.`}</p>
          <FileButton onChange={(file) => file && add([file])} accept={acceptOf("video")} name="film" inputProps={{ "aria-label": t`Film file` }}>
            {(props) => <Button {...props} variant="default" leftSection={<IconMovie size={16} aria-hidden />}>{t`Add a film`}</Button>}
          </FileButton>
        </>
      )}
    </section>
  );
}

export function ModelBlock({ model, change, add, uploads, queue, errorAt }: Common & { model: ModelFields | null; change: (model: ModelFields | null) => void }) {
  return (
    <section className={classes.block} aria-label={t`3D model`}>
      <header className={classes.blockHead}>
        <h3>{t`3D model`}</h3>
        {model && (
          <ActionIcon variant="default" aria-label={t`Remove the 3D model`} onClick={() => change(null)}>
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </header>
      {model && (
        <>
          <p className={classes.model}><IconCube size={20} aria-hidden />{t`The model is checked and ready.`}</p>
          <WordsFields name={t`3D model`} alt={model.alt} change={(alt) => change({ ...model, alt })} path="model" errorAt={errorAt} />
        </>
      )}
      {uploads.length > 0 && <ul className={classes.failedFrames}><UploadRows uploads={uploads} queue={queue} /></ul>}
      {!model && uploads.length === 0 && (
        <>
          <p className={classes.hint}>{t`One GLB with everything inside, 15 MB at most, in metres.`}</p>
          <FileButton onChange={(file) => file && add([file])} accept={acceptOf("model")} name="model" inputProps={{ "aria-label": t`Model file` }}>
            {(props) => <Button {...props} variant="default" leftSection={<IconCube size={16} aria-hidden />}>{t`Add a model`}</Button>}
          </FileButton>
        </>
      )}
    </section>
  );
}
