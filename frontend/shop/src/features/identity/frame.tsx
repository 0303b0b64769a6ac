import type { FormEvent, ReactNode, RefObject } from "react";
import { useLingui } from "@lingui/react";
import type { ApiProblem } from "@parure/shared";
import { sentenceOf } from "../../ui/problems";

interface Props {
  title: ReactNode;
  lead?: ReactNode;
  form: RefObject<HTMLFormElement | null>;
  problem: ApiProblem | null;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
  foot?: ReactNode;
}

/** The one narrow column in which all account forms stand. */
export function AccountFrame({ title, lead, form, problem, onSubmit, children, foot }: Props) {
  const { i18n } = useLingui();
  const ofNoField = problem && !problem.body.field && !problem.body.errors?.length;
  return (
    <div class="account">
      <h1 class="page-title">{title}</h1>
      {lead && <p class="account-lead">{lead}</p>}
      <form ref={form} noValidate onSubmit={onSubmit} class="account-form">
        {children}
        <p role="alert" class="form-problem">
          {ofNoField && sentenceOf(problem, i18n)}
        </p>
      </form>
      {foot && <div class="account-foot">{foot}</div>}
    </div>
  );
}
