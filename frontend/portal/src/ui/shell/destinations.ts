import { t } from "@lingui/core/macro";
import {
  IconBuildingStore, IconCertificate, IconChecklist, IconCoins, IconExchange, IconHome, IconKey, IconLicense, IconMessageCircle, IconPackages, IconReceipt, IconSearch, IconDiamond, IconDiscount2, IconFileSpreadsheet,
  IconUsers, IconWorldUpload, type Icon,
} from "@tabler/icons-react";
import type { Role } from "@parure/shared";

export type PortalRole = Exclude<Role, "consumer">;
export type Destination = { to: string; label: string; icon: Icon };

/** The navigation of each role, in the order of a working day. Called while rendering, so that it speaks the current language. */
export function destinationsOf(role: PortalRole): Destination[] {
  const home = { to: "/", label: t`Home`, icon: IconHome };
  switch (role) {
    case "supplier":
      return [
        home,
        { to: "/orders", label: t`Orders`, icon: IconReceipt },
        { to: "/products", label: t`Products`, icon: IconDiamond },
        { to: "/imports", label: t`Import and export`, icon: IconFileSpreadsheet },
        { to: "/certificates", label: t`Certificates`, icon: IconCertificate },
        { to: "/stock", label: t`Stock`, icon: IconPackages },
        { to: "/feedback", label: t`Reviews`, icon: IconMessageCircle },
        { to: "/qualifications", label: t`Papers`, icon: IconLicense },
        { to: "/team", label: t`Staff`, icon: IconUsers },
        { to: "/api-keys", label: t`API keys`, icon: IconKey },
      ];
    case "operator":
      return [
        home,
        { to: "/reviews", label: t`Review queue`, icon: IconChecklist },
        { to: "/certificates", label: t`Certificates`, icon: IconCertificate },
        { to: "/orders", label: t`Orders`, icon: IconReceipt },
        { to: "/feedback", label: t`Buyers' words`, icon: IconMessageCircle },
        { to: "/applications", label: t`Applications`, icon: IconLicense },
        { to: "/organisations", label: t`Organisations`, icon: IconBuildingStore },
        { to: "/board-prices", label: t`Board prices`, icon: IconCoins },
        { to: "/fx-rates", label: t`Exchange rates`, icon: IconExchange },
        { to: "/coupons", label: t`Coupons`, icon: IconDiscount2 },
        { to: "/search", label: t`Search`, icon: IconSearch },
        { to: "/product-pages", label: t`Product pages`, icon: IconWorldUpload },
      ];
    case "dealer":
      return [
        home,
        { to: "/orders", label: t`Orders`, icon: IconReceipt },
        { to: "/shop", label: t`My shop`, icon: IconBuildingStore },
        { to: "/coupons", label: t`Coupons`, icon: IconDiscount2 },
        { to: "/stock", label: t`Stock`, icon: IconPackages },
        { to: "/qualifications", label: t`Papers`, icon: IconLicense },
        { to: "/team", label: t`Staff`, icon: IconUsers },
      ];
  }
}
