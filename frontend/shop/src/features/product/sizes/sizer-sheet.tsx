import { Trans, useLingui } from "@lingui/react/macro";
import type { SizeGuide as Guide } from "@parure/shared";

/** One unit of every drawing here is one millimetre on paper. */
const WIDE = 186;
const PER_ROW = 7;
const CELL = WIDE / PER_ROW;
const ROW = 31;
const SMALLEST = 44;
const LARGEST = 71;
const RULER = 100;
const STRIP_TO = 76;

export function SizerSheet({ guide }: { guide: Guide }) {
  const { t } = useLingui();
  const rings = guide.rings.filter(({ circumference_mm: mm }) => Number(mm) >= SMALLEST && Number(mm) <= LARGEST);
  return (
    <section class="sizer-sheet" tabIndex={0} aria-label={t`Ring sizer`}>
      <p class="sizer-head">
        <span class="wordmark-latin">Parure</span> <Trans>Ring sizer</Trans>
      </p>
      <p class="sizer-note">
        <Trans>1. Check: this ruler must be exactly 100 mm long. If it is not, print again at 100 %.</Trans>
      </p>
      <Ruler />
      <p class="sizer-note">
        <Trans>2. Lay a ring on the circles: the right one just fills its inside. Numbers: mm around (EU), below China · US.</Trans>
      </p>
      <Circles rings={rings} />
      <p class="sizer-note">
        <Trans>3. Or cut out the strip, put its end through the slit, wind it round the finger and read the number at the slit.</Trans>
      </p>
      <Strip />
    </section>
  );
}

const millimetres = (count: number) => Array.from({ length: count + 1 }, (_, mm) => mm);

function Ruler() {
  return (
    <svg class="sizer-drawing" data-drawing="ruler" width={`${RULER + 6}mm`} height="11mm" viewBox={`-3 0 ${RULER + 6} 11`} role="img" aria-label="100 mm">
      <path d={`M0 1H${RULER}`} />
      {millimetres(RULER).map((mm) => (
        <path key={mm} d={`M${mm} 1V${mm % 10 === 0 ? 6 : mm % 5 === 0 ? 4.5 : 3}`} />
      ))}
      {[0, 20, 40, 60, 80, 100].map((mm) => (
        <text key={mm} x={mm} y="9.6">
          {mm}
        </text>
      ))}
    </svg>
  );
}

function Circles({ rings }: { rings: Guide["rings"] }) {
  const rows = Math.ceil(rings.length / PER_ROW);
  return (
    <svg class="sizer-drawing" data-drawing="circles" width={`${WIDE}mm`} height={`${rows * ROW}mm`} viewBox={`0 0 ${WIDE} ${rows * ROW}`}>
      {rings.map((row, index) => {
        const around = Number(row.circumference_mm);
        const [x, y] = [(index % PER_ROW) * CELL + CELL / 2, Math.floor(index / PER_ROW) * ROW + 13];
        return (
          <g key={around}>
            <circle cx={x} cy={y} r={around / Math.PI / 2} data-around={around} />
            <text x={x} y={y + 1.2} class="sizer-number">
              {around}
            </text>
            <text x={x} y={y + 15.6}>
              {[row.sizes["cn"], row.sizes["us"]].filter(Boolean).join(" · ")}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** Its zero lies at the slit: wound round the finger, the number that meets the slit is the circumference. */
function Strip() {
  const start = 22;
  return (
    <svg class="sizer-drawing" data-drawing="strip" width={`${WIDE}mm`} height="15mm" viewBox={`0 0 ${WIDE} 15`} role="img" aria-label="mm">
      <path d={`M4 1H${start + STRIP_TO + 10}L${start + STRIP_TO + 18} 7L${start + STRIP_TO + 10} 13H4Z`} />
      <path class="sizer-slit" d={`M${start} 2.5V11.5`} />
      <text x={start - 4} y="8" class="sizer-slit-word">
        ✂
      </text>
      {millimetres(STRIP_TO - 40).map((offset) => {
        const mm = 40 + offset;
        return <path key={mm} d={`M${start + mm} 1V${mm % 5 === 0 ? 5 : 3}`} />;
      })}
      {[40, 45, 50, 55, 60, 65, 70, 75].map((mm) => (
        <text key={mm} x={start + mm} y="9">
          {mm}
        </text>
      ))}
    </svg>
  );
}
