import { useRef, useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { api } from "@parure/shared";
import { announce } from "../../ui/announcer";
import { Dialog } from "../../ui/dialog";
import { sentenceOf } from "../../ui/problems";
import { asProblem } from "../../ui/remote";
import { shopBase, shopQuery } from "../dealer-shop/scope";

/** A link that shows the list to whoever has it, until its owner ends it. */
export function ShareList({ token: first }: { token: string | null }) {
  const { t, i18n } = useLingui();
  const [token, setToken] = useState(first);
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const here = { query: shopQuery() };
  const address = token ? `${location.origin}${shopBase}/wishlist/${token}` : "";

  async function act(action: () => Promise<void>): Promise<void> {
    setProblem(null);
    try {
      await action();
    } catch (error) {
      setProblem(sentenceOf(asProblem(error), i18n));
    }
  }
  const share = (): Promise<void> =>
    act(async () => {
      setOpen(true);
      setToken((await api.put<{ share_token: string }>("/wishlist/share", undefined, here)).share_token);
    });
  const stop = (): Promise<void> =>
    act(async () => {
      await api.delete("/wishlist/share", here);
      setToken(null);
      setOpen(false);
      announce(t`The link is dead now`);
    });
  const copy = (): Promise<void> =>
    act(async () => {
      field.current?.select();
      await navigator.clipboard?.writeText(address);
      announce(t`Copied`);
    });

  return (
    <>
      <button type="button" class="button button-quiet" onClick={() => void share()}>
        <Trans>Share the list</Trans>
      </button>
      <Dialog title={t`Share the list`} open={open} onClose={() => setOpen(false)}>
        <p class="form-note">
          <Trans>Who has the link sees the pieces at today's prices, and nothing of you.</Trans>
        </p>
        {token && (
          <div class="share-row">
            <input ref={field} class="share-link" readOnly value={address} aria-label={t`Link to the list`} onFocus={(event) => event.currentTarget.select()} />
            <button type="button" class="button" onClick={() => void copy()}>
              <Trans>Copy</Trans>
            </button>
          </div>
        )}
        <div class="dialog-actions">
          {token && "share" in navigator && (
            <button type="button" class="button button-quiet" onClick={() => void navigator.share({ title: t`My wish list`, url: address }).catch(() => undefined)}>
              <Trans>Send</Trans>
            </button>
          )}
          {token && (
            <button type="button" class="text-button" onClick={() => void stop()}>
              <Trans>Stop sharing</Trans>
            </button>
          )}
        </div>
        <p role="alert" class="form-problem">
          {problem}
        </p>
      </Dialog>
    </>
  );
}
