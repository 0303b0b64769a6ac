import { useEffect, type ReactNode } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useLocation, useSearch } from "wouter";
import { api, ApiProblem, formatMoney, type ProductView } from "@parure/shared";
import { CloseIcon } from "../../ui/icons";
import { Price } from "../../ui/money";
import { Picture } from "../../ui/picture";
import { useRemote } from "../../ui/remote";
import { LineSkeleton } from "../../ui/skeleton";
import { ErrorState } from "../../ui/states";
import { productAddress } from "../catalog/address";
import { categoryNames, materialNames } from "../catalog/names";
import { shopQuery } from "../dealer-shop/scope";
import { WishButton } from "../wishlist/wish-button";
import { areDifferent, sideBySide } from "./rows";
import { compareAddress, MOST, setCompared } from "./store";

interface Column {
  id: string;
  /** Null when it is no longer shown. */
  product: ProductView | null;
}

async function readColumns(ids: readonly string[], signal: AbortSignal): Promise<Column[]> {
  const read = async (id: string): Promise<Column> => {
    try {
      return { id, product: await api.get<ProductView>(`/products/${id}`, { signal, query: shopQuery() }) };
    } catch (error) {
      if (error instanceof ApiProblem && (error.status === 404 || error.status === 410)) return { id, product: null };
      throw error;
    }
  };
  return Promise.all(ids.map(read));
}

export function CompareTable({ ids }: { ids: string[] }) {
  const { i18n, t } = useLingui();
  const [, navigate] = useLocation();
  const onlyDifferences = new URLSearchParams(useSearch()).has("differences");
  const { remote, reload } = useRemote(`${ids.join()}|${i18n.locale}`, (signal) => readColumns(ids, signal));
  const columns = remote.data;
  useEffect(() => {
    // The tray follows the address, so that what was removed here is not offered there.
    if (columns) setCompared(columns.flatMap(({ id, product }) => (product ? [{ id, title: product.title, image: product.images[0] ?? null }] : [])));
  }, [columns]);

  const address = (left: readonly string[], differences: boolean): string => compareAddress(left) + (left.length && differences ? "&differences" : "");
  function remove(id: string): void {
    const left = ids.filter((one) => one !== id);
    if (left.length === 0) setCompared([]);
    navigate(address(left, onlyDifferences), { replace: true });
  }

  if (remote.status === "failed") return <ErrorState problem={remote.problem} onRetry={reload} heading="h2" />;
  if (!columns) return <LineSkeleton lines={6} />;
  return (
    <>
      <label class="compare-only">
        <input type="checkbox" checked={onlyDifferences} disabled={columns.length < 2} onChange={(event) => navigate(address(ids, event.currentTarget.checked), { replace: true })} />
        <Trans>Only what differs</Trans>
      </label>
      <div class="compare-scroll" role="region" tabIndex={0} aria-label={t`Pieces side by side`}>
        <table class="compare">
          <thead>
            <tr>
              <td class="compare-corner" />
              {columns.map((column) => (
                <Head key={column.id} column={column} onRemove={() => remove(column.id)} />
              ))}
              {columns.length < MOST && (
                <td class="compare-more">
                  <Link href="/shop" class="compare-add">
                    <span aria-hidden="true">+</span>
                    <Trans>Add a piece</Trans>
                  </Link>
                </td>
              )}
            </tr>
          </thead>
          <Rows columns={columns} onlyDifferences={onlyDifferences} />
        </table>
      </div>
    </>
  );
}

function Head({ column: { product }, onRemove }: { column: Column; onRemove: () => void }) {
  const { i18n, t } = useLingui();
  const title = product?.title ?? t`This piece is no longer shown`;
  return (
    <th scope="col" class="compare-head">
      <button type="button" class="icon-button compare-remove" aria-label={t`Remove ${title}`} onClick={onRemove}>
        <CloseIcon />
      </button>
      {product ? (
        <Link href={productAddress(product.product_id, i18n.locale)} class="compare-piece">
          <Picture picture={product.images[0]} alt="" sizes="(min-width: 60rem) 18vw, 40vw" />
          <span class="compare-title">{product.title}</span>
        </Link>
      ) : (
        <span class="compare-piece">
          <Picture picture={null} />
          <span class="compare-title">{title}</span>
        </span>
      )}
      {product && <WishButton productId={product.product_id} title={product.title} />}
    </th>
  );
}

function Rows({ columns, onlyDifferences }: { columns: Column[]; onlyDifferences: boolean }) {
  const { i18n, t } = useLingui();
  const products = columns.map((column) => column.product);
  const of = (tell: (product: ProductView) => string | null): (string | null)[] => products.map((product) => product && tell(product));
  const first: [string, (string | null)[]][] = [
    [t`Category`, of((product) => i18n._(categoryNames[product.category]))],
    [t`Material`, of((product) => i18n._(materialNames[product.material]))],
    [t`Maker`, of((product) => product.supplier?.name ?? null)],
    [t`In stock`, of((product) => (product.skus.some((sku) => sku.available > 0) ? t`Yes` : t`Sold out`))],
    [t`Certificate`, of((product) => (product.certificate ? `${product.certificate.laboratory} ${product.certificate.number}` : null))],
  ];
  const shown = (differs: boolean): boolean => !onlyDifferences || differs;
  const specifications = sideBySide(products.map((product) => (product?.specifications ?? []).filter(({ section }) => section !== "certificate"))).filter((row) => shown(row.differs));
  const groups = [...new Set(specifications.map((row) => row.group))];
  const prices = products.map((product) => (product?.price ? formatMoney(product.price, i18n.locale) : null));
  return (
    <>
      <tbody>
        {shown(areDifferent(prices)) && (
          <Row label={<Trans>Price</Trans>} differs={areDifferent(prices)}>
            {products.map((product) => product?.price && <PriceOf product={product} />)}
          </Row>
        )}
        {first
          .filter(([, values]) => values.some(Boolean) && shown(areDifferent(values)))
          .map(([label, values]) => (
            <Row key={label} label={label} differs={areDifferent(values)}>
              {values}
            </Row>
          ))}
      </tbody>
      {groups.map((group) => (
        <tbody key={group}>
          <tr>
            <th scope="rowgroup" colSpan={columns.length + 1} class="compare-group">
              <span>{group}</span>
            </th>
          </tr>
          {specifications
            .filter((row) => row.group === group)
            .map((row) => (
              <Row key={row.key} label={row.label} differs={row.differs}>
                {row.values}
              </Row>
            ))}
        </tbody>
      ))}
    </>
  );
}

function PriceOf({ product }: { product: ProductView }) {
  if (!product.price) return null;
  if (!product.price_from) return <Price money={product.price} />;
  return (
    <Trans>
      from <Price money={product.price} />
    </Trans>
  );
}

function Row({ label, differs, children }: { label: ReactNode; differs: boolean; children: ReactNode[] }) {
  return (
    <tr class={differs ? "compare-differs" : ""}>
      <th scope="row">
        {label}
        {differs && (
          <span class="sr-only">
            {" "}
            <Trans>(differs)</Trans>
          </span>
        )}
      </th>
      {children.map((value, index) => (
        <td key={index}>{value ?? <span aria-hidden="true">—</span>}</td>
      ))}
    </tr>
  );
}
