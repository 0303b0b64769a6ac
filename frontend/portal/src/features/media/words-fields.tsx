import { TextInput } from "@mantine/core";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";

import type { Text } from "../../api/types";

type WordsFieldsProps = { name: string; alt: Text; change: (alt: Text) => void; path: string; errorAt: (path: string) => ReactNode };

/** What a reader who cannot see it is told, in both languages. */
export function WordsFields({ name, alt, change, path, errorAt }: WordsFieldsProps) {
  return (
    <>
      <TextInput
        size="xs"
        label={t`${name}: words in Chinese`}
        lang="zh-CN"
        value={alt.zh}
        onChange={(event) => change({ ...alt, zh: event.currentTarget.value })}
        error={errorAt(`${path}.alt.zh`)}
        data-path={`${path}.alt.zh`}
      />
      <TextInput
        size="xs"
        label={t`${name}: words in English`}
        lang="en"
        value={alt.en}
        onChange={(event) => change({ ...alt, en: event.currentTarget.value })}
        error={errorAt(`${path}.alt.en`)}
        data-path={`${path}.alt.en`}
      />
    </>
  );
}
