import type { Shop, ShopAccent, ShopTone, Text } from "../../api/types";

/* The shop as its form holds it: text where a person types, the same nesting as the API. */

export type Fields = {
  name: Text;
  tagline: Text;
  about: Text;
  accent: ShopAccent;
  tone: ShopTone;
  logo: string | null;
  banner: string | null;
  contact: { phone: string; email: string; wechat: string; address: Text; hours: Text };
};

export const accents = ["garnet", "rose", "amber", "jade", "teal", "sapphire", "amethyst", "ink"] as const satisfies readonly ShopAccent[];
export const tones = ["classic", "stage", "quiet"] as const satisfies readonly ShopTone[];

const noText: Text = { zh: "", en: "" };

export function fieldsOf(shop: Shop): Fields {
  const { contact } = shop;
  return {
    name: { ...shop.name },
    tagline: { ...(shop.tagline ?? noText) },
    about: { ...(shop.about ?? noText) },
    accent: shop.accent,
    tone: shop.tone,
    logo: shop.logo?.key ?? null,
    banner: shop.banner?.key ?? null,
    contact: {
      phone: contact.phone ?? "",
      email: contact.email ?? "",
      wechat: contact.wechat ?? "",
      address: { ...(contact.address ?? noText) },
      hours: { ...(contact.hours ?? noText) },
    },
  };
}

/** What the API takes: null where nothing is written, and one language for both where the other is missing. */
export function bodyOf({ name, tagline, about, contact, ...look }: Fields) {
  return {
    ...look,
    name: said(name) ?? noText,
    tagline: said(tagline),
    about: said(about),
    contact: {
      phone: contact.phone.trim() || null,
      email: contact.email.trim() || null,
      wechat: contact.wechat.trim() || null,
      address: said(contact.address),
      hours: said(contact.hours),
    },
  };
}

function said(text: Text): Text | null {
  const [zh, en] = [text.zh.trim(), text.en.trim()];
  return zh || en ? { zh: zh || en, en: en || zh } : null;
}

/** An address made of a name: what can be typed of it in small Latin letters. */
export function slugOf(name: string): string {
  const plain = name.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40).replace(/-+$/, "");
}

export const isSlug = (slug: string): boolean => /^[a-z0-9](?:[a-z0-9]|-(?!-)){1,38}[a-z0-9]$/.test(slug);
