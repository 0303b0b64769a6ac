import { t } from "@lingui/core/macro";

import { IndexPanel } from "../features/search-index/index-panel";
import { QueriesPanel } from "../features/search-index/queries-panel";
import { Page } from "../ui/page";

export const SearchIndexPage = () => <Page title={t`Search`} lead={t`What the shop's search answers from, and what people ask it.`}><IndexPanel /><QueriesPanel /></Page>;
