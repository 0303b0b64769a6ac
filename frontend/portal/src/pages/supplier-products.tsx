import { t } from "@lingui/core/macro";
import { api, currentLanguage } from "@parure/shared";
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import type { ListingDetail } from "../api/types";
import { ListingEditor } from "../features/products/listing-editor";
import { NewProduct, ProductsTable } from "../features/products/products-table";
import { inReadersLanguage } from "../i18n";
import { Page } from "../ui/page";
import { Failed, Waiting } from "../ui/states";

export function SupplierProducts() {
  return <Page title={t`Products`} actions={<NewProduct />}><ProductsTable /></Page>;
}

const backToProducts = () => ({ to: "/products", label: t`Products` });

export function SupplierNewProduct() {
  return <Page title={t`New product`} back={backToProducts()}><ListingEditor listing={null} /></Page>;
}

export function SupplierProduct({ id }: { id: string }) {
  const path = `/listings/${id}`;
  const listing = useQuery({
    queryKey: [path, currentLanguage()],
    queryFn: ({ signal }) => api.get<ListingDetail>(path, { signal }),
    placeholderData: keepPreviousData,
    // A refetch while someone types would replace the form's ground; it is fetched anew after every change instead.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const title = listing.data ? inReadersLanguage(listing.data.content.title) : t`Product`;
  return (
    <Page title={title} back={backToProducts()}>
      {listing.error ? <Failed error={listing.error} retry={() => void listing.refetch()} /> : !listing.data ? <Waiting rows={4} height={120} /> : (
        <ListingEditor key={listing.data.etag} listing={listing.data} />
      )}
    </Page>
  );
}
