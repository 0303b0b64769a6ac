import { useEffect, useId, useRef, type ReactNode } from "react";
import { useLingui } from "@lingui/react/macro";
import { CloseIcon } from "./icons";

interface Props {
  title: ReactNode;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  /** "sheet" rises from the bottom on a phone, "side" slides in from the left, "wide" is for pictures. */
  kind?: "modal" | "sheet" | "side" | "wide";
}

/** The browser's own modal: it traps the focus, closes on Escape and gives the focus back. */
export function Dialog({ title, open, onClose, children, kind = "modal" }: Props) {
  const { t } = useLingui();
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);

  return (
    <dialog
      ref={ref}
      class={`dialog dialog-${kind}`}
      aria-labelledby={heading}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      {open && (
        <div class="dialog-body">
          <div class="dialog-head">
            <h2 id={heading}>{title}</h2>
            <button type="button" class="icon-button" aria-label={t`Close`} onClick={onClose}>
              <CloseIcon />
            </button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
