import { useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "../../../ui/announcer";
import { Dialog } from "../../../ui/dialog";
import { qrOf } from "./qr";
import "./share.css";

const QUIET = 4;

/** For those who cannot hand it on from here: the address to copy, and a code for a phone to read. */
export default function Share({ title, address, onClose }: { title: string; address: string; onClose: () => void }) {
  const { t } = useLingui();
  const [copied, setCopied] = useState(false);
  const code = qrOf(address);
  const copy = async (field: HTMLInputElement) => {
    field.select();
    // Where the clipboard is closed to pages the address stands selected, to be copied by hand.
    await navigator.clipboard?.writeText(address).then(
      () => {
        setCopied(true);
        announce(t`Copied`);
      },
      () => undefined,
    );
  };
  return (
    <Dialog title={<Trans>Share this piece</Trans>} open onClose={onClose}>
      <p class="share-title">{title}</p>
      {code && (
        <figure class="share-code">
          <svg viewBox={`${-QUIET} ${-QUIET} ${code.length + 2 * QUIET} ${code.length + 2 * QUIET}`} role="img" aria-label={t`QR code of this page`} shape-rendering="crispEdges">
            <path d={code.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("")} />
          </svg>
          <figcaption>
            <Trans>Scan with WeChat or a camera to open it on a phone</Trans>
          </figcaption>
        </figure>
      )}
      <div class="share-address">
        <input type="text" readOnly value={address} aria-label={t`Address of this page`} onFocus={(event) => event.currentTarget.select()} />
        <button type="button" class="button" onClick={(event) => void copy(event.currentTarget.previousElementSibling as HTMLInputElement)}>
          {copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
        </button>
      </div>
    </Dialog>
  );
}
