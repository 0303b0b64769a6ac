import { lazy, Suspense, useState, type ComponentType, type ReactNode } from "react";
import { withWords } from "../../catalogues";
import { Boundary } from "./quiet-boundary";

type Module<Props> = { default: ComponentType<Props> };

/** A part of the page whose code comes when it is needed; until then, and if it cannot be fetched, something of the same size stands there. */
export function later<Props extends object>(load: () => Promise<Module<Props>>) {
  const Lazily = lazy(() => withWords(load())) as unknown as ComponentType<Props>;
  return function Later({ instead = null, ...props }: Props & { instead?: ReactNode }) {
    return (
      <Boundary instead={instead}>
        <Suspense fallback={instead}>
          <Lazily {...(props as unknown as Props)} />
        </Suspense>
      </Boundary>
    );
  };
}

/** Opened once, then left to close itself: what opens is fetched with the first press. */
export function useOpened<T>() {
  const [opened, setOpened] = useState<T | null>(null);
  return { opened, open: setOpened, close: () => setOpened(null) };
}
