import { plural, t } from "@lingui/core/macro";
import { api, currentLanguage } from "@parure/shared";
import { useQuery } from "@tanstack/react-query";

import type { ListingContent, ListingDetail, ProductChanges } from "../../api/types";
import { Panel } from "../../ui/page";
import { Failed, Waiting } from "../../ui/states";
import { Note } from "./notes";
import classes from "./reviews.module.css";

/** A change request, row by row: what is on sale, and what is to replace it. */
export function ChangeRows({ listing }: { listing: ListingDetail }) {
  const path = `/products/${listing.product_id}/changes`;
  const { data, error, refetch } = useQuery({ queryKey: [path, listing.etag, currentLanguage()], queryFn: ({ signal }) => api.get<ProductChanges>(path, { signal }) });
  const count = data?.changes.length ?? 0;
  return (
    <Panel title={t`What changes`} note={data ? plural(count, { one: "# field differs from what is on sale", other: "# fields differ from what is on sale" }) : undefined} flush>
      {!data ? (error ? <Failed error={error} retry={() => void refetch()} /> : <Waiting rows={3} />) : (
        <div className={classes.scroll} tabIndex={0} role="group" aria-label={t`What changes`}>
          <table className={classes.changes} aria-label={t`What changes`}>
            <thead><tr><th scope="col">{t`Field`}</th><th scope="col">{t`On sale`}</th><th scope="col">{t`To be`}</th><th scope="col"><span className="visually-hidden">{t`Note`}</span></th></tr></thead>
            <tbody>
              {data.changes.map(({ field, group, label, before, after, percent }) => (
                <tr key={`${field}${label}`}>
                  <th scope="row"><small>{group}</small>{label}</th>
                  <td>{field === "images" ? <Strip images={listing.live?.images ?? []} /> : before === null ? <i>{t`not stated`}</i> : <del>{before}</del>}</td>
                  <td>
                    {field === "images" ? <Strip images={listing.content.images} /> : after === null ? <i>{t`taken out`}</i> : <ins>{after}</ins>}
                    {percent !== null && <span className={classes.percent}>{Number(percent) > 0 ? "+" : ""}{percent} %</span>}
                  </td>
                  <td data-align="end"><Note field={field} about={label} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function Strip({ images }: { images: ListingContent["images"] }) {
  if (!images.length) return <i>{t`none`}</i>;
  return <span className={classes.strip}>{images.map(({ key, alt }) => <img key={key} src={`/${key}`} alt={alt.zh} width={48} height={48} loading="lazy" />)}</span>;
}
