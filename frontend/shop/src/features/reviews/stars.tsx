import { useLingui } from "@lingui/react/macro";

const STAR = "M12 2.8l2.8 6 6.6.8-4.9 4.5 1.3 6.5-5.8-3.3-5.8 3.3 1.3-6.5-4.9-4.5 6.6-.8z";

/** A mark of one to five, to a tenth: the gold reaches as far as the mark. */
export function Stars({ mark, small = false }: { mark: number; small?: boolean }) {
  const { t } = useLingui();
  const size = small ? 14 : 18;
  const row = [0, 1, 2, 3, 4].map((at) => <path key={at} d={STAR} transform={`translate(${at * 24} 0)`} />);
  return (
    <svg class="stars" role="img" aria-label={t`${mark} of 5 stars`} viewBox="0 0 120 24" width={size * 5} height={size}>
      <g class="stars-empty">{row}</g>
      <svg width={mark * 24} height="24" viewBox={`0 0 ${mark * 24} 24`} preserveAspectRatio="xMinYMin slice">
        <g class="stars-full">{row}</g>
      </svg>
    </svg>
  );
}

/** Five radios drawn as stars. */
export function StarsInput({ value, onChange, invalid }: { value: number; onChange: (stars: number) => void; invalid: boolean }) {
  const { t } = useLingui();
  const words = [t`Poor`, t`Fair`, t`Good`, t`Very good`, t`Wonderful`];
  return (
    <fieldset class="stars-input" aria-invalid={invalid ? "true" : undefined}>
      <legend class="label">{t`Your mark`}</legend>
      <div class="stars-row">
        {words.map((word, index) => (
          <label key={word} class={index < value ? "star-on" : ""}>
            <input type="radio" name="stars" class="sr-only" value={index + 1} checked={value === index + 1} onChange={() => onChange(index + 1)} />
            <svg viewBox="0 0 24 24" width="34" height="34" aria-hidden="true">
              <path d={STAR} />
            </svg>
            <span class="sr-only">{t`${index + 1} of 5: ${word}`}</span>
          </label>
        ))}
        <span class="stars-word" aria-hidden="true">
          {words[value - 1]}
        </span>
      </div>
    </fieldset>
  );
}
