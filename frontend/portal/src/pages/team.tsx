import { t } from "@lingui/core/macro";

import { ApiKeysPanel } from "../features/team/api-keys-panel";
import { StaffPanel } from "../features/team/staff-panel";
import { Page } from "../ui/page";

export const Team = () => <Page title={t`Staff`}><StaffPanel /></Page>;
export const ApiKeys = () => <Page title={t`API keys`}><ApiKeysPanel /></Page>;
