import { api, currentLanguage, type Listing } from "@parure/shared";
import { useQuery, useQueryClient } from "@tanstack/react-query";

import type { CertificateDetail, CertificateRow, Laboratories } from "../../api/types";
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
  return useQuery({
    queryKey: [pathOf(laboratory, number), currentLanguage()],
    queryFn: ({ signal }) => read(laboratory, number, signal),
    retry: false,
  });
}

/** As useCertificate, of one that a listing names: null where nobody has recorded it. */
export function useCertificateIfAny(laboratory: string, number: string) {
  return useQuery({
    queryKey: [pathOf(laboratory, number), currentLanguage(), "if any"],
    queryFn: async ({ signal }) => {
      const { items } = await api.get<Listing<CertificateRow>>("/certificates", { query: { laboratory, number }, signal });
      return items.length ? read(laboratory, number, signal) : null;
    },
  });
}

async function read(laboratory: string, number: string, signal: AbortSignal): Promise<Certificate> {
  const { data, etag } = await api.call<CertificateDetail>("GET", pathOf(laboratory, number), { signal });
  return { ...data, etag: etag ?? "" };
}

/** After a change: the certificate, the lists, and whatever shows what is known of it. */
export function useRefreshCertificates(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => ["/certificate", "/reviews", "/listings"].some((start) => String(path).startsWith(start)) });
}
