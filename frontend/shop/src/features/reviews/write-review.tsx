import "./reviews.css";
import { useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { ApiProblem, type MyReview } from "@parure/shared";
import { announce } from "../../ui/announcer";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { useSubmission } from "../../ui/form";
import { sentenceOf } from "../../ui/problems";
import { useRemote } from "../../ui/remote";
import { LineSkeleton } from "../../ui/skeleton";
import { ErrorState } from "../../ui/states";
import { readMyReview, takeReviewBack, writeReview } from "./api";
import { StarsInput } from "./stars";

interface Props {
  productId: string;
  orderId: string;
  title: string;
  onClose: () => void;
}

/** From an order: what the buyer thinks of one of its pieces, for the first time or anew. */
export default function WriteReview(props: Props) {
  const read = (signal: AbortSignal): Promise<{ mine: MyReview | null }> =>
    readMyReview(props.productId, signal).then(
      (mine) => ({ mine }),
      (error: unknown) => {
        if (error instanceof ApiProblem && error.status === 404) return { mine: null };
        throw error;
      },
    );
  const { remote, reload } = useRemote(props.productId, read);
  return (
    <Dialog title={props.title} open onClose={props.onClose}>
      {remote.status === "loading" && <LineSkeleton />}
      {remote.status === "failed" && <ErrorState heading="h2" problem={remote.problem} onRetry={reload} />}
      {remote.data && <ReviewForm {...props} before={remote.data.mine} />}
    </Dialog>
  );
}

function ReviewForm({ productId, orderId, onClose, before }: Props & { before: MyReview | null }) {
  const { t, i18n } = useLingui();
  const [stars, setStars] = useState(before?.stars ?? 0);
  const { form, errors, problem, busy, onSubmit } = useSubmission({
    check: (values) => ({
      ...(stars === 0 && { stars: t`Please choose a mark` }),
      ...((values["text"] ?? "").length < 4 && { text: t`Please write a few words` }),
    }),
    send: async (values) => {
      const written = await writeReview(productId, {
        order_id: orderId,
        stars,
        text: values["text"] ?? "",
        title: values["title"] || null,
        anonymous: values["anonymous"] === "on",
      });
      announce(written.state === "shown" ? t`Your review is there. Thank you` : t`Thank you. Somebody reads your review before it is shown`);
      onClose();
    },
  });

  async function takeBack(): Promise<void> {
    await takeReviewBack(productId);
    announce(t`Your review is taken back`);
    onClose();
  }

  return (
    <form ref={form} class="write-review" noValidate onSubmit={(event) => void onSubmit(event)}>
      {before?.state === "hidden" && (
        <p class="voice-waiting">
          <Trans>Your review was hidden: {before.reason}</Trans>
        </p>
      )}
      {before?.state === "waiting" && (
        <p class="voice-waiting">
          <Trans>Somebody reads it before it is shown.</Trans>
        </p>
      )}
      <StarsInput value={stars} onChange={setStars} invalid={Boolean(errors["stars"])} />
      {errors["stars"] && <p class="field-error">{errors["stars"]}</p>}
      <Field name="title" label={<Trans>In a few words</Trans>} optionalMark={t`(optional)`} error={errors["title"]}>
        {(control) => <input {...control} maxLength={60} defaultValue={before?.title ?? ""} />}
      </Field>
      <Field name="text" label={<Trans>Your review</Trans>} error={errors["text"]}>
        {(control) => <textarea {...control} rows={5} maxLength={2000} defaultValue={before?.text ?? ""} />}
      </Field>
      <label class="check">
        <input type="checkbox" name="anonymous" defaultChecked={before !== null && before.name === null} />
        <Trans>Without my name (otherwise only its first letter is shown)</Trans>
      </label>
      <p role="alert" class="form-problem">
        {problem && Object.keys(errors).length === 0 && sentenceOf(problem, i18n)}
      </p>
      <div class="dialog-actions">
        <button class="button" aria-busy={busy}>
          <Trans>Publish</Trans>
        </button>
        {before && (
          <button type="button" class="button button-quiet" onClick={() => void takeBack()}>
            <Trans>Take it back</Trans>
          </button>
        )}
      </div>
    </form>
  );
}
