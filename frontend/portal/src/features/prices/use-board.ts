import { api } from "@parure/shared";
import { useQuery } from "@tanstack/react-query";

import type { Board } from "../../api/types";

export const useBoard = () => useQuery({ queryKey: ["/board-prices"], queryFn: ({ signal }) => api.get<Board>("/board-prices", { signal }) });
