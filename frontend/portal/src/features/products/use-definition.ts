import { api, currentLanguage } from "@parure/shared";
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import type { AttributesDefinition } from "../../api/types";

/** What may be said about goods of a category, in the reader's language; it changes with a release only. */
export const useDefinition = (category: string) =>
  useQuery({
    queryKey: ["/attributes", category, currentLanguage()],
    queryFn: ({ signal }) => api.get<AttributesDefinition>("/attributes", { query: { category }, signal }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
