import { useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { Dialog } from "../../ui/dialog";
import { sentenceOf } from "../../ui/problems";
import { asProblem } from "../../ui/remote";
import { signInThen } from "../identity/next";
import { useSession } from "../shell/session";
import { reportText } from "./api";

/** Tells the mall of a text that should not be here. */
export function ReportButton({ productId, textId }: { productId: string; textId: string }) {
  const { t, i18n } = useLingui();
  const { status } = useSession();
  const [pathname, navigate] = useLocation();
  const [asked, setAsked] = useState(false);
  const [told, setTold] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const reasons = [t`Advertising or contact details`, t`Insulting or indecent`, t`Not about this piece`, t`Not true`];

  async function report(reason: string): Promise<void> {
    try {
      await reportText(productId, textId, reason);
      setTold(true);
    } catch (error) {
      setFailure(sentenceOf(asProblem(error), i18n));
    }
  }

  return (
    <>
      <button type="button" class="voice-report" onClick={() => (status === "signed_in" ? setAsked(true) : navigate(signInThen(pathname)))}>
        <Trans>Report</Trans>
      </button>
      <Dialog title={<Trans>What is wrong with it?</Trans>} open={asked} onClose={() => setAsked(false)}>
        {told ? (
          <p role="status">
            <Trans>Thank you. Somebody will look at it.</Trans>
          </p>
        ) : (
          <ul class="report-reasons">
            {reasons.map((reason) => (
              <li key={reason}>
                <button type="button" class="button button-quiet button-wide" onClick={() => void report(reason)}>
                  {reason}
                </button>
              </li>
            ))}
          </ul>
        )}
        <p role="alert" class="form-problem">
          {failure}
        </p>
      </Dialog>
    </>
  );
}
