import { useCount } from "../home/counts";
import type { Organisation } from "../../api/types";

/** Names for the ids of organisations, as far as the first page of each kind knows them; an unknown id is shown as it is. */
export function useOrganisationNames(): (id: string) => string {
  const suppliers = useCount<Organisation>("/organisations", { kind: "supplier" });
  const dealers = useCount<Organisation>("/organisations", { kind: "dealer" });
  const known = new Map([...(suppliers?.items ?? []), ...(dealers?.items ?? [])].map(({ org_id: id, name }) => [id, name]));
  return (id) => known.get(id) ?? id;
}
