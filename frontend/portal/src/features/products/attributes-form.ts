import type { AttributeField, ListingContent, ListingInput } from "../../api/types";
import { describes, type Goods } from "./definition";

/* Attributes as the form holds them: text where a person types, nested as in the API, so that a field error of the server names
   the same path. Which fields there are is the server's definition; what this form does not know it keeps. */

export type Leaf = string | string[] | boolean;
export type Leaves = { [name: string]: Leaf | Leaves };
export type StoneFields = Leaves & { key: string; kind: string; role: string };
export type AttributesFields = {
  [name: string]: Leaf | Leaves | StoneFields[];
  has_metal: boolean;
  metal: Leaves;
  has_certificate: boolean;
  certificate: Leaves;
  jade: Leaves;
  nephrite: Leaves;
  stones: StoneFields[];
};

let lastKey = 0;
export const newKey = (): string => `row-${++lastKey}`;

export const emptyStone = (kind = "diamond"): StoneFields => ({ key: newKey(), kind, role: "main", count: "1", measurements: {} });

export const emptyAttributes = (): AttributesFields => ({
  has_metal: true,
  metal: { kind: "gold", fineness: "999" },
  has_certificate: false,
  certificate: { laboratory: "NGTC" },
  jade: { grade: {} },
  nephrite: {},
  stones: [],
});

export function attributesOf(attributes: ListingContent["attributes"]): AttributesFields {
  const blank = emptyAttributes();
  const { metal, certificate, jade, nephrite, stones, ...others } = attributes;
  return {
    ...leavesOf(others),
    has_metal: Boolean(metal),
    metal: metal ? leavesOf(metal) : blank.metal,
    has_certificate: Boolean(certificate),
    certificate: certificate ? leavesOf(certificate) : blank.certificate,
    jade: { ...blank.jade, ...leavesOf(jade ?? {}) },
    nephrite: leavesOf(nephrite ?? {}),
    stones: stones.map((stone) => ({ measurements: {}, ...leavesOf(stone), key: newKey(), kind: stone.kind, role: stone.role })),
  };
}

/** What is filled in and belongs to these goods. Without a definition (not read yet) everything is sent and the server decides. */
export function attributesInput(fields: AttributesFields, goods: Goods, definition: readonly AttributeField[]): NonNullable<ListingInput["attributes"]> {
  const { has_metal, metal, has_certificate, certificate, stones, ...others } = fields;
  const known = definition.length ? definition : null;
  const belongs = (path: string, stone?: string) =>
    !known || known.some((field) => (field.path === path || field.path.startsWith(`${path}.`)) && describes(field, goods) && (!stone || field.stones.includes(stone)));
  const own = Object.fromEntries(Object.entries(others).filter(([name]) => belongs(`attributes.${name}`))) as Leaves;
  const stonesIn = stones.map(({ key: _, ...stone }) => stated(Object.fromEntries(Object.entries(stone).filter(([name]) => belongs(`attributes.stones.*.${name}`, stone.kind))) as Leaves));
  const input = {
    ...stated(own),
    ...(has_metal && belongs("attributes.metal") ? { metal: stated(metal) } : {}),
    ...(has_certificate ? { certificate: stated(certificate) } : {}),
    ...(stonesIn.length && belongs("attributes.stones") ? { stones: stonesIn } : {}),
  };
  // The inputs hold the API's own words, and the API checks them: the form need not prove it.
  return input as unknown as NonNullable<ListingInput["attributes"]>;
}

export function leavesOf(object: object): Leaves {
  const entries = Object.entries(object).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, leafOf(value)]));
}

function leafOf(value: unknown): Leaf | Leaves {
  if (typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "object" && value !== null ? leavesOf(value) : String(value);
}

const NUMBERS = new Set(["count", "fineness"]);

type Json = string | number | boolean | string[] | { [name: string]: Json };

/** Without what is empty: an omitted field and a null one are the same to the API. */
export function stated(leaves: Leaves): { [name: string]: Json } {
  const found: { [name: string]: Json } = {};
  for (const [name, value] of Object.entries(leaves)) {
    const said = saidOf(name, value);
    if (said !== null) found[name] = said;
  }
  return found;
}

function saidOf(name: string, value: Leaf | Leaves): Json | null {
  if (typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.length ? value : null;
  if (typeof value === "object") {
    const below = stated(value);
    return Object.keys(below).length ? below : null;
  }
  const text = value.trim();
  return !text ? null : NUMBERS.has(name) && Number.isFinite(Number(text)) ? Number(text) : text;
}
