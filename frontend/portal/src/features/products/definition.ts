import type { AttributeField, AttributesDefinition } from "../../api/types";

/* What the server says a product may be described by (GET /attributes): which fields there are, their words and limits. */

/** What decides, besides the category, whether a field is asked for. */
export type Goods = { material: string; stones: readonly { kind?: unknown }[] };

export const allFields = (definition: AttributesDefinition | undefined): AttributeField[] => definition?.groups.flatMap((group) => group.fields) ?? [];

/** Fields directly below a path: `attributes.metal` → kind, fineness…; for a stone, those of its kind. Parts are walked into. */
export function fieldsBelow(fields: readonly AttributeField[], prefix: string, stone?: string): AttributeField[] {
  return fields.filter((field) => field.kind !== "part" && field.path.startsWith(`${prefix}.`) && (!stone || field.stones.includes(stone)));
}

/** Jade is described where the piece is of jade, or a stone in it is. */
export function describes(field: Pick<AttributeField, "materials">, { material, stones }: Goods): boolean {
  return field.materials === null || field.materials.some((one) => one === material || stones.some(({ kind }) => kind === one));
}

/** Kinds of stone and how they are called, over all kinds of fields. */
export function stoneKinds(fields: readonly AttributeField[]): AttributeField["words"] {
  return fields.filter(({ path }) => path === "attributes.stones.*.kind").flatMap(({ words }) => words);
}

export type Wrong = "number" | "whole" | "decimals" | "small" | "large" | "long";

/** What can be seen to be wrong without asking the server; null for what is fine or empty. */
export function wrongIn(field: AttributeField, value: unknown): Wrong | null {
  if (Array.isArray(value)) return field.max_length !== null && value.length > field.max_length ? "long" : null;
  const text = typeof value === "string" ? value.trim() : "";
  if (!text) return null;
  if (field.kind === "integer" && !/^\d+$/.test(text)) return "whole";
  if (field.kind !== "decimal" && field.kind !== "integer") return field.max_length !== null && text.length > field.max_length ? "long" : null;
  // Only limits say that a decimal is a plain number: a fineness may be asked for in words, which the server explains.
  if (!/^\d+(\.\d+)?$/.test(text)) return field.max === null && field.min === null ? null : "number";
  if (field.decimals !== null && (text.split(".")[1] ?? "").replace(/0+$/, "").length > field.decimals) return "decimals";
  const number = Number(text);
  if (field.min !== null && (field.above ? number <= Number(field.min) : number < Number(field.min))) return "small";
  return field.max !== null && number > Number(field.max) ? "large" : null;
}
