import type { Application } from "../../api/types";
import { paperKinds, type GoodsKind, type PaperKind } from "./words";

export type Fields = {
  company: string;
  registration_number: string;
  region: string;
  goods: GoodsKind[];
  about: string;
  contact: { name: string; phone: string; email: string };
};

export function fieldsOf(application: Application): Fields {
  return {
    company: application.company ?? "",
    registration_number: application.registration_number ?? "",
    region: application.region ?? "CN-GD",
    goods: [...application.goods],
    about: application.about ?? "",
    contact: { name: application.contact?.name ?? "", phone: application.contact?.phone ?? "", email: application.contact?.email ?? "" },
  };
}

/** What the API takes: nothing where nothing is filled in. */
export function bodyOf({ company, registration_number: number, region, goods, about, contact }: Fields) {
  const inChina = region.startsWith("CN");
  const person = { name: contact.name.trim(), phone: contact.phone.trim(), email: contact.email.trim() };
  return {
    company: company.trim() || null,
    registration_number: (inChina ? number.replace(/\s/g, "").toUpperCase() : number.trim()) || null,
    region: region || null,
    goods,
    about: about.trim() || null,
    contact: person.name || person.phone || person.email ? person : null,
  };
}

type StepState = "done" | "now" | "open";

/** The three steps of the way: the company, its papers, handing it in. */
export function stepsOf({ status, missing }: Pick<Application, "status" | "missing">): [StepState, StepState, StepState] {
  if (status !== "draft" && status !== "returned") return ["done", "done", "done"];
  const papers = missing.filter((name) => (paperKinds as readonly string[]).includes(name));
  if (papers.length < missing.length) return ["now", "open", "open"];
  return papers.length ? ["done", "now", "open"] : ["done", "done", "now"];
}

/** Papers that these goods ask for and nobody has filed. */
export function openPapers({ missing }: Pick<Application, "missing">): PaperKind[] {
  return paperKinds.filter((kind) => missing.includes(kind));
}
