import "./tray.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import { CloseIcon } from "../../ui/icons";
import { compareAddress, MOST, setCompared, toggleCompared, useCompared } from "./store";

export default function Tray() {
  const { t } = useLingui();
  const chosen = useCompared();
  const room = Array.from({ length: MOST - chosen.length }, (_, index) => index);
  return (
    <aside class="tray" aria-label={t`Pieces to compare`}>
      <ul class="tray-pieces">
        {chosen.map((piece) => (
          <li key={piece.id} class="tray-piece">
            {piece.image ? <img src={piece.image.url} alt="" width="56" height="56" loading="lazy" /> : <span class="tray-none" />}
            <button type="button" class="tray-remove" aria-label={t`Do not compare ${piece.title}`} onClick={() => toggleCompared(piece)}>
              <CloseIcon />
            </button>
          </li>
        ))}
        {room.map((place) => (
          <li key={place} class="tray-place" aria-hidden="true" />
        ))}
      </ul>
      <div class="tray-tools">
        <button type="button" class="text-button" onClick={() => setCompared([])}>
          <Trans>Clear</Trans>
        </button>
        {chosen.length > 1 ? (
          <Link href={compareAddress(chosen.map((piece) => piece.id))} class="button">
            <Trans>Compare {chosen.length}</Trans>
          </Link>
        ) : (
          <p class="tray-hint">
            <Trans>Choose another piece</Trans>
          </p>
        )}
      </div>
    </aside>
  );
}
