import { api, currentLanguage } from "@parure/shared";
import { useQuery, useQueryClient } from "@tanstack/react-query";

import type { CertificateDetail, Laboratories } from "../../api/types";
import { pathOf } from "./words";

/** Laboratories and what their reports state: data that changes once in a while. */
export function useLaboratories() {
  return useQuery({
    queryKey: ["/laboratories", currentLanguage()],
    queryFn: ({ signal }) => api.get<Laboratories>("/laboratories", { signal }),
    staleTime: 5 * 60_000,
  });
}

export type Certificate = CertificateDetail & { etag: string };

export function useCertificate(laboratory: string, number: string) {
  const path = pathOf(laboratory, number);
  return useQuery({
    queryKey: [path, currentLanguage()],
    queryFn: async ({ signal }): Promise<Certificate> => {
      const { data, etag } = await api.call<CertificateDetail>("GET", path, { signal });
      return { ...data, etag: etag ?? "" };
    },
    retry: false,
  });
}

/** After a change: the certificate, the lists, and whatever shows what is known of it. */
export function useRefreshCertificates(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => ["/certificate", "/reviews", "/listings"].some((start) => String(path).startsWith(start)) });
}
