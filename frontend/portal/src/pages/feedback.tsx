import { t } from "@lingui/core/macro";

import { FeedbackDesk, OwnFeedback } from "../features/feedback/feedback-list";
import { Page } from "../ui/page";

export const SupplierFeedback = () => <Page title={t`Reviews and questions`} lead={t`What buyers say of your pieces, and what people ask.`}><OwnFeedback /></Page>;

export const OperatorFeedback = () => <Page title={t`Buyers' words`} lead={t`Reviews and questions to be read before they are shown. The longest waiting comes first.`}><FeedbackDesk /></Page>;
