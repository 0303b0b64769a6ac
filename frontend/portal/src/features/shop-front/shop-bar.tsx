import { Button } from "@mantine/core";
import { plural, t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconExternalLink } from "@tabler/icons-react";
import { useState } from "react";

import { explain } from "../../api/problems";
import type { Shop } from "../../api/types";
import { Confirm } from "../../ui/confirm";
import { Status } from "../../ui/status";
import { toast } from "../../ui/toasts";
import classes from "./shop-front.module.css";
import { useShopChanged } from "./use-shop";
import { shopStatus } from "./words";

/** Where the shop stands, and the one step from here: open it, look at it, close it. */
export function ShopBar({ shop }: { shop: Shop }) {
  const changed = useShopChanged();
  const [busy, setBusy] = useState(false);
  const [closing, setClosing] = useState(false);
  const status = shopStatus(shop);
  const open = shop.status === "open";
  const openShop = async () => {
    setBusy(true);
    try {
      await changed(await api.call<Shop>("POST", "/shop/open"));
      toast.done(t`Your shop is open.`);
    } catch (error) {
      toast.failed(explain(error));
    } finally {
      setBusy(false);
    }
  };
  const closeShop = async () => {
    await changed(await api.call<Shop>("POST", "/shop/close"));
    toast.done(t`Your shop is closed. Orders that were placed stand.`);
  };
  return (
    <div className={classes.bar}>
      <p className={classes.barWords}>
        <Status tone={status.tone}>{status.name}</Status>
        <span className="mono">/s/{shop.slug}</span>
        <span>{plural(shop.products, { one: "# piece in the assortment", other: "# pieces in the assortment" })}</span>
      </p>
      <div className={classes.buttons}>
        {open && !shop.suspended && (
          <Button component="a" href={`/s/${shop.slug}`} target="_blank" rel="noopener" size="sm" variant="default" leftSection={<IconExternalLink size={16} aria-hidden />}>{t`Look at it`}</Button>
        )}
        {open
          ? <Button size="sm" variant="default" onClick={() => setClosing(true)}>{t`Close the shop`}</Button>
          : <Button size="sm" loading={busy} disabled={shop.products === 0} onClick={() => void openShop()}>{t`Let buyers in`}</Button>}
      </div>
      <Confirm opened={closing} close={() => setClosing(false)} title={t`Close the shop?`} action={t`Close the shop`} danger run={closeShop}>
        <p>{t`Nobody can enter or buy until you open it again. Orders that were placed stand, and everything stays as you set it.`}</p>
      </Confirm>
    </div>
  );
}
