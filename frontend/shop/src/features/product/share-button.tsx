import { useLingui } from "@lingui/react/macro";
import { ShareIcon } from "./icons";
import { later, useOpened } from "./later";

const Share = later(() => import("./share/share"));

/** Hands the piece on by what the device offers; elsewhere by its address and a code. */
export function ShareButton({ title }: { title: string }) {
  const { t } = useLingui();
  const dialog = useOpened<string>();
  async function share(): Promise<void> {
    const url = location.origin + location.pathname;
    if (!navigator.share || !matchMedia("(pointer: coarse)").matches) return dialog.open(url);
    // Turned down by the person: that is an answer. Anything else: our own dialog.
    await navigator.share({ title, url }).catch((error: unknown) => (error as Error).name !== "AbortError" && dialog.open(url));
  }
  return (
    <>
      <button type="button" class="icon-button" aria-label={t`Share`} onClick={() => void share()}>
        <ShareIcon />
      </button>
      {dialog.opened && <Share title={title} address={dialog.opened} onClose={dialog.close} />}
    </>
  );
}
