import { api, type SizeGuide } from "@parure/shared";

/** Sizes of rings in every table, of bangles and chains: one home, the catalogue. */
export const readSizeGuide = (signal: AbortSignal): Promise<SizeGuide> => api.get("/size-guide", { signal });
