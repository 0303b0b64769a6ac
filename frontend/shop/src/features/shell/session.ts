import { useSyncExternalStore } from "react";
import { session, type SessionState } from "@parure/shared";

export const useSession = (): SessionState => useSyncExternalStore(session.subscribe, session.snapshot);
