import { useEffect, useRef, useState, useSyncExternalStore } from "react";

import { transport } from "./transport";
import { UploadQueue, type Upload } from "./upload-queue";

/** A queue that lives as long as the component; `handOver` is always the latest one. */
export function useUploads(handOver: (ready: Upload[]) => void): { queue: UploadQueue; uploads: readonly Upload[] } {
  const latest = useRef(handOver);
  latest.current = handOver;
  const [queue] = useState(() => new UploadQueue(transport, (ready) => latest.current(ready)));
  useEffect(() => {
    queue.open();
    return () => queue.close();
  }, [queue]);
  return { queue, uploads: useSyncExternalStore(queue.subscribe, queue.current) };
}
