import { ActionIcon, Button, FileButton, TextInput } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconArrowLeft, IconTrash, IconUpload } from "@tabler/icons-react";
import { useState } from "react";

import { explain } from "../../api/problems";
import { Panel } from "../../ui/page";
import classes from "./products.module.css";
import { PICTURE_TYPES, uploadPicture } from "./upload-picture";
import type { ListingForm } from "./use-listing-form";

export function PicturesSection({ form }: { form: ListingForm }) {
  const { images, title } = form.getValues();
  const [uploading, setUploading] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);

  const add = async (files: File[]) => {
    setProblem(null);
    setUploading(files.length);
    for (const file of files) {
      try {
        const key = await uploadPicture(file);
        form.insertListItem("images", { key, alt: { ...title }, width: null, height: null, widths: [], placeholder: null });
      } catch (error) {
        setProblem(error instanceof RangeError ? t`${file.name}: pictures are WebP, JPEG, PNG or AVIF of up to 8 MB.` : `${file.name}: ${explain(error)}`);
      }
      setUploading((left) => left - 1);
    }
  };
  return (
    <Panel title={t`Pictures`} note={t`The first one is shown in lists. Square, on a calm ground, WebP, JPEG, PNG or AVIF of up to 8 MB.`}>
      {images.length > 0 && (
        <ul className={classes.pictures}>
          {images.map((image, index) => {
            const number = index + 1;
            return (
              <li key={image.key} className={classes.picture}>
                <img src={`/${image.key}`} alt={image.alt.zh} />
                <TextInput size="xs" label={t`Picture ${number}: words in Chinese`} lang="zh-CN" {...form.getInputProps(`images.${index}.alt.zh`)} />
                <TextInput size="xs" label={t`Picture ${number}: words in English`} lang="en" {...form.getInputProps(`images.${index}.alt.en`)} />
                <div className="row">
                  {index > 0 && (
                    <ActionIcon variant="default" aria-label={t`Move picture ${number} forward`} onClick={() => form.reorderListItem("images", { from: index, to: index - 1 })}>
                      <IconArrowLeft size={16} />
                    </ActionIcon>
                  )}
                  <ActionIcon variant="default" aria-label={t`Remove picture ${number}`} onClick={() => form.removeListItem("images", index)}>
                    <IconTrash size={16} />
                  </ActionIcon>
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {problem && <p className={classes.notice} role="alert">{problem}</p>}
      <FileButton onChange={(files) => void add(files)} accept={PICTURE_TYPES.join(",")} multiple inputProps={{ "aria-label": t`Picture files` }}>
        {(props) => (
          <Button {...props} variant="default" loading={uploading > 0} leftSection={<IconUpload size={16} aria-hidden />}>{t`Add pictures`}</Button>
        )}
      </FileButton>
    </Panel>
  );
}
