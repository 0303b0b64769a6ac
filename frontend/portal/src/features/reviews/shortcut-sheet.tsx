import { Button, Modal } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconKeyboard } from "@tabler/icons-react";

import classes from "./reviews.module.css";

type Line = [keys: string[], meaning: string];

/** What the keys do, as a sheet that `?` opens; the button is there for those who do not know yet. */
export function ShortcutSheet({ opened, open, close, lines }: { opened: boolean; open: () => void; close: () => void; lines: Line[] }) {
  return (
    <>
      <Button size="xs" variant="subtle" color="dark" leftSection={<IconKeyboard size={18} aria-hidden />} onClick={open} aria-haspopup="dialog">{t`Shortcuts`}</Button>
      <Modal opened={opened} onClose={close} title={t`Keyboard shortcuts`} closeButtonProps={{ "aria-label": t`Close` }}>
        <dl className={classes.keys}>
          {lines.map(([keys, meaning]) => (
            <div key={meaning}>
              <dt>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </Modal>
    </>
  );
}
