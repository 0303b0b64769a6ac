import { Trans } from "@lingui/react/macro";
import type { SizeGuide as Guide } from "@parure/shared";

/** The tables most asked for stand first; those of one country that only repeat others come last. */
const ORDER = ["cn", "hk", "eu", "us", "uk", "jp", "it", "cn_b", "hk_b"];

export function RingTable({ guide }: { guide: Guide }) {
  const tables = ORDER.flatMap((code) => guide.tables.filter((table) => table.code === code));
  return (
    <div class="guide-scroll" tabIndex={0} role="region" aria-labelledby="ring-table">
      <table class="guide-table">
        <caption id="ring-table" class="sr-only">
          <Trans>Ring sizes in every table</Trans>
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Around, mm</Trans>
            </th>
            <th scope="col">
              <Trans>Across, mm</Trans>
            </th>
            {tables.map((table) => (
              <th key={table.code} scope="col">
                {table.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {guide.rings.map((row) => (
            <tr key={row.circumference_mm}>
              <th scope="row">{Number(row.circumference_mm)}</th>
              <td>{Number(row.diameter_mm).toFixed(1)}</td>
              {tables.map((table) => (
                <td key={table.code}>{row.sizes[table.code] ?? "–"}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function BangleTable({ guide }: { guide: Guide }) {
  return (
    <table class="guide-table">
      <thead>
        <tr>
          <th scope="col">
            <Trans>Inner diameter</Trans>
          </th>
          <th scope="col">
            <Trans>Wrist</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {guide.bangles.map((row) => (
          <tr key={row.inner_diameter_mm}>
            <th scope="row">{Number(row.inner_diameter_mm)} mm</th>
            <td>
              {Number(row.wrist_from_cm)}–{Number(row.wrist_to_cm)} cm
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function NecklaceTable({ guide }: { guide: Guide }) {
  return (
    <table class="guide-table">
      <thead>
        <tr>
          <th scope="col">
            <Trans>Length</Trans>
          </th>
          <th scope="col">
            <Trans>Called</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {guide.necklaces.map((row) => (
          <tr key={row.length_cm}>
            <th scope="row">{Number(row.length_cm)} cm</th>
            <td>{row.name}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
