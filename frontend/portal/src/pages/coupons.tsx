import { t } from "@lingui/core/macro";

import { CouponsPanel } from "../features/coupons/coupons-panel";
import { Page } from "../ui/page";

export const Coupons = () => <Page title={t`Coupons`} lead={t`What they took off is paid by who made them.`}><CouponsPanel /></Page>;
