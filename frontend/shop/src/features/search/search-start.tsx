import { Trans, useLingui } from "@lingui/react/macro";
import { useExamples } from "./examples";
import { ClockIcon, CloseIcon } from "../../ui/icons";

interface Props {
  recent: string[];
  onRecent: (recent: string[]) => void;
  onSearch: (text: string) => void;
}

/** Before anything is typed: what was searched for last, and how one may speak here. */
export function SearchStart({ recent, onRecent, onSearch }: Props) {
  const { t } = useLingui();
  const examples = useExamples();
  return (
    <>
      {recent.length > 0 && (
        <section aria-labelledby="recent-title">
          <div class="seek-head">
            <h2 class="label" id="recent-title">
              <Trans>Searched before</Trans>
            </h2>
            <button type="button" class="text-button" onClick={() => onRecent([])}>
              <Trans>Forget all</Trans>
            </button>
          </div>
          <ul>
            {recent.map((text) => (
              <li key={text} class="seek-row">
                <button type="button" class="seek-line" onClick={() => onSearch(text)}>
                  <ClockIcon />
                  <span>{text}</span>
                </button>
                <button type="button" class="icon-button" aria-label={t`Forget: ${text}`} onClick={() => onRecent(recent.filter((one) => one !== text))}>
                  <CloseIcon />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="examples-title">
        <h2 class="label" id="examples-title">
          <Trans>Say it as you would to a jeweller</Trans>
        </h2>
        <ul class="seek-examples">
          {examples.map((text) => (
            <li key={text}>
              <button type="button" class="seek-example" onClick={() => onSearch(text)}>
                {text}
              </button>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
