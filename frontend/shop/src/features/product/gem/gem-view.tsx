import { useEffect, useMemo, useRef, useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ProductView } from "@parure/shared";
import { CloseIcon } from "../../../ui/icons";
import { Picture } from "../../../ui/picture";
import { Handling } from "./handling";
import { drawableOf, type Drawable } from "./scene";
import { Stage } from "./stage";
import "./gem.css";

interface Props {
  product: ProductView;
  onClose: () => void;
}

/** The main stone, drawn from its proportions by following the light through it; the photograph where there is no WebGL. */
export default function GemView({ product, onClose }: Props) {
  const { t } = useLingui();
  const drawable = useMemo(() => drawableOf(product), [product]);
  const [asRing, setAsRing] = useState(drawable?.isRing ?? false);
  const [daylight, setDaylight] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const { canvas, handling, broken } = useStage(drawable, asRing, daylight);

  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);

  if (!drawable) return null;
  return (
    <dialog ref={dialog} class="gem" aria-label={t`The stone of ${product.title} in 3D`} onClose={onClose}>
      {broken ? (
        <div class="gem-instead">
          <Picture picture={product.images[0]} sizes="100vmin" />
          <p role="status">
            <Trans>This device cannot draw the stone in 3D. Here is its photograph.</Trans>
          </p>
        </div>
      ) : (
        <canvas
          ref={canvas}
          class="gem-canvas"
          role="img"
          tabIndex={0}
          aria-label={t`The stone, to be turned by dragging or with the arrow keys; plus and minus bring it nearer`}
          onPointerDown={(event) => handling.current?.hold(event)}
          onPointerMove={(event) => handling.current?.carry(event)}
          onPointerUp={(event) => handling.current?.letGo(event)}
          onPointerCancel={(event) => handling.current?.letGo(event)}
          onKeyDown={(event) => handling.current?.key(event.key) && event.preventDefault()}
        />
      )}
      <div class="gem-panel">
        <p class="gem-words">
          <Words drawable={drawable} />
        </p>
        {!broken && (
          <div class="gem-choices">
            <Choice name={t`Lighting`} options={[t`Studio`, t`Daylight`]} chosen={daylight ? 1 : 0} onChoose={(index) => setDaylight(index === 1)} />
            {drawable.isRing && <Choice name={t`Show`} options={[t`In the ring`, t`The stone alone`]} chosen={asRing ? 0 : 1} onChoose={(index) => setAsRing(index === 0)} />}
          </div>
        )}
        <p class="gem-note">
          <Trans>Drawn from the stone's data by following the light through its facets; not a photograph.</Trans>
        </p>
      </div>
      <button type="button" class="icon-button gem-close" aria-label={t`Close`} onClick={onClose}>
        <CloseIcon />
      </button>
    </dialog>
  );
}

function Words({ drawable: { carat, stated } }: { drawable: Drawable }) {
  const percent = (share: number) => `${(share * 100).toFixed(1).replace(/\.0$/, "")}%`;
  const parts = [
    carat && <Trans key="carat">{carat.toFixed(2)} ct</Trans>,
    stated.table && <Trans key="table">table {percent(stated.table)}</Trans>,
    stated.depth && <Trans key="depth">depth {percent(stated.depth)}</Trans>,
    !stated.table && !stated.depth && <Trans key="usual">proportions as usual for its cut</Trans>,
  ].filter(Boolean);
  return <>{parts.flatMap((part, index) => (index ? [" · ", part] : [part]))}</>;
}

function Choice({ name, options, chosen, onChoose }: { name: string; options: string[]; chosen: number; onChoose: (index: number) => void }) {
  return (
    <fieldset class="gem-choice">
      <legend class="sr-only">{name}</legend>
      {options.map((option, index) => (
        <label key={option}>
          <input type="radio" name={name} checked={index === chosen} onChange={() => onChoose(index)} />
          <span>{option}</span>
        </label>
      ))}
    </fieldset>
  );
}

function useStage(drawable: Drawable | null, asRing: boolean, daylight: boolean) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const handling = useRef<Handling | null>(null);
  const stage = useRef<Stage | null>(null);
  const [broken, setBroken] = useState(false);

  useEffect(() => {
    const on = canvas.current;
    if (!on || !drawable) return;
    try {
      stage.current = new Stage(on, drawable.scene(asRing, daylight));
    } catch {
      // No WebGL2, or a driver that refuses the shader: the photograph is shown.
      setBroken(true);
      return;
    }
    const made = new Handling(on, stage.current);
    made.show(asRing);
    handling.current = made;
    const lost = () => setBroken(true);
    on.addEventListener("webglcontextlost", lost);
    return () => {
      on.removeEventListener("webglcontextlost", lost);
      made.close();
      stage.current?.close();
      stage.current = null;
    };
  }, [drawable]);
  useEffect(() => {
    if (!drawable || !stage.current) return;
    stage.current.show(drawable.scene(asRing, daylight));
    handling.current?.show(asRing);
  }, [asRing, daylight]);

  return { canvas, handling, broken };
}
