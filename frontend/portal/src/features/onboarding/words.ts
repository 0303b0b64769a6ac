import { plural, t } from "@lingui/core/macro";

import type { Application, ApplicationStep, Qualification } from "../../api/types";
import type { Tone } from "../../ui/status";

export type PaperKind = Qualification["kind"];
export type GoodsKind = Application["goods"][number];

export const goodsKinds = ["precious_metal", "diamond", "jade", "pearl", "coloured_stone"] as const satisfies readonly GoodsKind[];
export const paperKinds = ["business_licence", "precious_metal_licence", "diamond_licence", "authorisation", "other"] as const satisfies readonly PaperKind[];

export function goodsName(kind: GoodsKind): string {
  switch (kind) {
    case "precious_metal": return t`Gold, platinum and silver`;
    case "diamond": return t`Diamonds`;
    case "jade": return t`Jade`;
    case "pearl": return t`Pearls`;
    case "coloured_stone": return t`Coloured stones`;
  }
}

export function paperName(kind: PaperKind): string {
  switch (kind) {
    case "business_licence": return t`Business licence`;
    case "precious_metal_licence": return t`Precious-metal licence`;
    case "diamond_licence": return t`Diamond licence`;
    case "authorisation": return t`Brand authorisation`;
    case "other": return t`Another paper`;
  }
}

export function applicationStatus(status: Application["status"]): { name: string; tone: Tone } {
  switch (status) {
    case "draft": return { name: t`Draft`, tone: "neutral" };
    case "submitted": return { name: t`Being vetted`, tone: "wait" };
    case "returned": return { name: t`More is needed`, tone: "bad" };
    case "approved": return { name: t`On board`, tone: "good" };
    case "declined": return { name: t`Declined`, tone: "bad" };
    case "withdrawn": return { name: t`Withdrawn`, tone: "neutral" };
  }
}

export const daysLeft = (days: number): string => plural(days, { one: "# day left", other: "# days left" });

/** Where a paper stands; one that is accepted says how long it still holds. */
export function paperStatus({ state, days_left: left }: Pick<Qualification, "state" | "days_left">): { name: string; tone: Tone } {
  switch (state) {
    case "filed": return { name: t`Waits for a look`, tone: "wait" };
    case "refused": return { name: t`Refused`, tone: "bad" };
    case "replaced": return { name: t`Replaced`, tone: "neutral" };
    case "accepted":
      if (left === null || left > 30) return { name: t`Valid`, tone: "good" };
      return left > 0 ? { name: daysLeft(left), tone: "wait" } : { name: t`Run out`, tone: "bad" };
  }
}

/** Papers end with the midnight after their last day, which is what people read. */
export const lastDay = (until: string): string => new Date(new Date(until).getTime() - 1).toISOString();

const DAY_MS = 24 * 3_600_000;

/** How the first needed paper stands: valid, soon over, over. */
export function tonesOf(until: string | null, now: number = Date.now()): "good" | "wait" | "bad" {
  const left = until === null ? Infinity : new Date(until).getTime() - now;
  return left <= 0 ? "bad" : left <= 30 * DAY_MS ? "wait" : "good";
}

/** A name from `missing`: a field of the form, or a paper. */
export function missingName(name: string): string {
  switch (name) {
    case "company": return t`Company name`;
    case "registration_number": return t`Registration number`;
    case "region": return t`Region`;
    case "contact": return t`Contact`;
    case "goods": return t`What you sell`;
    default: return paperName(name as PaperKind);
  }
}

export function stepTitle(step: ApplicationStep): string {
  const kind = step.facts["kind"];
  const paper = typeof kind === "string" ? paperName(kind as PaperKind) : "";
  const days = Number(step.facts["days_left"]);
  switch (step.type) {
    case "application_started": return t`Application started`;
    case "application_submitted": return t`Application handed in`;
    case "application_withdrawn": return t`Withdrawn; the contact was erased`;
    case "application_checked": return step.facts["passed"] ? t`An item was ticked` : t`An item was found wanting`;
    case "application_returned": return t`Asked for more`;
    case "application_approved": return t`Approved`;
    case "application_declined": return t`Declined`;
    case "contact_read": return t`The contact was read unmasked`;
    case "qualification_filed": return t`Filed: ${paper}`;
    case "qualification_removed": return t`Taken back: ${paper}`;
    case "qualification_accepted": return t`Renewal accepted: ${paper}`;
    case "qualification_refused": return t`Renewal refused: ${paper}`;
    case "licence_expiring": return t`${paper}: ${daysLeft(days)}`;
    case "licence_expired": return t`Run out: ${paper}`;
    case "organisation_suspended": return t`Suspended`;
    case "organisation_reinstated": return t`Reinstated`;
    default: return step.type;
  }
}

export function actorName(by: ApplicationStep["by"]): string {
  switch (by) {
    case "applicant": return t`Applicant`;
    case "operator": return t`Operator`;
    case "mall": return t`Parure`;
  }
}

/** Why an organisation is suspended: an operator's own words, or the calendar's. */
export function suspensionReason(reason: string | null): string {
  switch (reason) {
    case null: return "";
    case "licence_expired": return t`A licence has run out`;
    case "licence_renewed": return t`The licence was renewed`;
    default: return reason;
  }
}
