import { api, currentLanguage } from "@parure/shared";
import { useQuery, useQueryClient } from "@tanstack/react-query";

import type { Application, ApplicationStep } from "../../api/types";

const OWN = "/application";
export const APPLICATIONS = "/applications";

export const pathOf = (application: Pick<Application, "application_id">): string => `${APPLICATIONS}/${application.application_id}`;

/** The caller's own application, or their organisation's papers; null when there is none. */
export function useOwnApplication() {
  return useQuery({
    queryKey: [OWN, currentLanguage()],
    queryFn: async ({ signal }) => (await api.get<{ application: Application | null }>(OWN, { signal })).application,
    // While somebody else has the next move, the page looks by itself.
    refetchInterval: ({ state }) => (state.data?.status === "submitted" || state.data?.qualifications.some((one) => one.state === "filed" && state.data?.status === "approved") ? 20_000 : false),
  });
}

export function useApplication(id: string) {
  const path = `${APPLICATIONS}/${id}`;
  return useQuery({ queryKey: [path, currentLanguage()], queryFn: ({ signal }) => api.get<Application>(path, { signal }) });
}

export function useHistory(application: Pick<Application, "application_id" | "version">) {
  const path = `${pathOf(application)}/history`;
  return useQuery({ queryKey: [path, application.version], queryFn: ({ signal }) => api.get<{ items: ApplicationStep[] }>(path, { signal }) });
}

/** After a change: the answer is the newest state, and lists are asked again. */
export function useChanged() {
  const queries = useQueryClient();
  return async (application: Application | null) => {
    if (application) {
      queries.setQueryData([pathOf(application), currentLanguage()], application);
      queries.setQueryData([OWN, currentLanguage()], (held: unknown) => (held ? application : held));
    }
    await queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => path === APPLICATIONS || path === OWN || path === "/organisation" || path === "/organisations" });
  };
}
