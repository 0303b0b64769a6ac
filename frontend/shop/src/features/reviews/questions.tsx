import { useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useLocation } from "wouter";
import { formatTime, type Listing, type Question, type QuestionAnswer } from "@parure/shared";
import { announce } from "../../ui/announcer";
import { Field } from "../../ui/field";
import { useSubmission, type FieldErrors } from "../../ui/form";
import { sentenceOf } from "../../ui/problems";
import { ErrorState } from "../../ui/states";
import { signInThen } from "../identity/next";
import { useSession } from "../shell/session";
import { askQuestion, readQuestions } from "./api";
import { usePages } from "./pages";
import { ReportButton } from "./report";

type Page = Listing<Question> & { next: string | null };

export function Questions({ productId }: { productId: string }) {
  const read = (cursor: string | null, signal: AbortSignal): Promise<Page> => readQuestions(productId, cursor, signal).then((page) => ({ ...page, next: page.next_cursor }));
  const pages = usePages<Question, Page>(productId, read, (question) => question.question_id);
  if (pages.problem && !pages.first) return <ErrorState heading="h2" problem={pages.problem} onRetry={pages.reload} />;
  return (
    <section class="voices" aria-labelledby="questions-title" aria-busy={pages.busy}>
      <h2 id="questions-title" class="voices-title">
        <Trans>Questions and answers</Trans>
      </h2>
      <div class="voices-body">
        <AskForm productId={productId} onAsked={pages.put} />
        <div>
          {pages.first && pages.items.length === 0 && (
            <p class="voices-none">
              <Trans>Nobody has asked yet. The maker answers, and people who own the piece.</Trans>
            </p>
          )}
          <ul class="voices-list">
            {pages.items.map((question) => (
              <li key={question.question_id}>
                <QuestionCard question={question} />
              </li>
            ))}
          </ul>
          {pages.next && (
            <button type="button" class="button button-quiet voices-more" aria-busy={pages.busy} onClick={() => void pages.more()}>
              <Trans>More questions</Trans>
            </button>
          )}
        </div>
      </div>
    </section>
  );
}

function QuestionCard({ question }: { question: Question }) {
  const { i18n } = useLingui();
  return (
    <article class="voice">
      <h3 class="voice-question">{question.text}</h3>
      <ul class="voice-answers">
        {question.answers.map((answer) => (
          <li key={answer.answer_id} class="voice-reply">
            <p class="label">
              <Voice answer={answer} />
            </p>
            <p>{answer.text}</p>
          </li>
        ))}
      </ul>
      <footer class="voice-foot">
        {question.state === "waiting" ? (
          <span class="voice-waiting">
            <Trans>Somebody reads it before it is shown.</Trans>
          </span>
        ) : (
          <>
            <time class="voice-date" dateTime={question.created_at}>
              {formatTime(question.created_at, i18n.locale, "date")}
            </time>
            <ReportButton productId={question.product_id} textId={question.question_id} />
          </>
        )}
      </footer>
    </article>
  );
}

function Voice({ answer }: { answer: QuestionAnswer }) {
  if (answer.voice === "supplier") return <Trans>The maker</Trans>;
  if (answer.voice === "operator") return <Trans>Parure</Trans>;
  return answer.name ? <Trans>{answer.name}, who owns it</Trans> : <Trans>Somebody who owns it</Trans>;
}

function AskForm({ productId, onAsked }: { productId: string; onAsked: (question: Question) => void }) {
  const { t, i18n } = useLingui();
  const { status } = useSession();
  const [pathname] = useLocation();
  const [text, setText] = useState("");
  const { form, errors, problem, busy, onSubmit } = useSubmission({
    check: (values): FieldErrors => ((values["text"] ?? "").length < 4 ? { text: t`Please write your question` } : {}),
    send: async (values) => {
      onAsked(await askQuestion(productId, values["text"] ?? ""));
      setText("");
      announce(t`Your question is there`);
    },
  });
  if (status !== "signed_in") {
    return (
      <p class="voices-ask">
        <Link href={signInThen(pathname)} class="text-link">
          <Trans>Sign in to ask about this piece</Trans>
        </Link>
      </p>
    );
  }
  return (
    <form ref={form} class="voices-ask" noValidate onSubmit={(event) => void onSubmit(event)}>
      <Field name="text" label={<Trans>Your question</Trans>} error={errors["text"]} hint={<Trans>No contact details, please: answers are for everybody.</Trans>}>
        {(control) => <textarea {...control} rows={3} maxLength={500} value={text} onInput={(event) => setText(event.currentTarget.value)} />}
      </Field>
      <p role="alert" class="form-problem">
        {problem && Object.keys(errors).length === 0 && sentenceOf(problem, i18n)}
      </p>
      <button class="button button-quiet" aria-busy={busy}>
        <Trans>Ask</Trans>
      </button>
    </form>
  );
}
