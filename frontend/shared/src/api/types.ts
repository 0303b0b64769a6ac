/* The shapes of the API that shop and portal share, by the names of its schemas. */
import type { Money } from "../format/money";

export type { Money };

export interface Listing<T> {
  items: T[];
  next_cursor: string | null;
}

export interface Text {
  zh: string;
  en: string;
}

export type Role = "consumer" | "supplier" | "dealer" | "operator";

export interface SessionUser {
  user_id: string;
  name: string | null;
  email: string;
  org_id?: string | null;
  org_name?: string | null;
  language?: string | null;
}

export interface SessionAnswer {
  access_token: string;
  expires_in: number;
  role: Role;
  user: SessionUser;
}

export type Category =
  | "ring"
  | "necklace"
  | "pendant"
  | "bracelet"
  | "bangle"
  | "earrings"
  | "brooch"
  | "loose_stone"
  | "set"
  | "gold_bar";

export type Material =
  | "diamond"
  | "lab_grown_diamond"
  | "jadeite"
  | "nephrite"
  | "gold"
  | "k_gold"
  | "platinum"
  | "silver"
  | "pearl"
  | "ruby"
  | "sapphire"
  | "emerald"
  | "other_gem";

export interface Picture {
  url: string;
  alt: string;
  width?: number | null;
  height?: number | null;
}

export interface ProductCard {
  product_id: string;
  title: string;
  price: Money;
  price_from?: boolean;
  category: Category;
  material: Material;
  image: Picture | null;
  supplier_name?: string | null;
  one_of_one?: boolean;
  published_at?: string | null;
}

export interface RingSize {
  table: string;
  label: string;
  circumference_mm?: number | string | null;
}

export type SkuOptions = { ring_size?: RingSize | null } & Record<string, unknown>;

export interface PricePart {
  kind: "gold" | "labour" | "stones" | "certificate" | string;
  label?: string | null;
  amount: Money;
  grams?: string | null;
  unit_price?: Money | null;
  board_version?: number | string | null;
}

export interface Sku {
  sku: string;
  options?: SkuOptions | null;
  price: Money;
  available: number;
  one_of_one?: boolean;
  net_gold_grams?: string | null;
  price_breakdown?: PricePart[] | null;
}

export interface Stone {
  kind?: string | null;
  count?: number | null;
  carat?: string | number | null;
  colour?: string | null;
  clarity?: string | null;
  cut?: string | null;
  polish?: string | null;
  symmetry?: string | null;
  fluorescence?: string | null;
  shape?: string | null;
  [other: string]: unknown;
}

export interface ProductAttributes {
  metal?: { metal?: string | null; fineness?: string | number | null; colour?: string | null; [other: string]: unknown } | null;
  stones?: Stone[] | null;
  jade?: Record<string, unknown> | null;
  craft?: string[] | null;
  certificate?: { laboratory?: string | null; number?: string | null; issued_at?: string | null; [other: string]: unknown } | null;
  [other: string]: unknown;
}

export interface ProductView {
  product_id: string;
  title: string;
  description: string;
  category: Category;
  material: Material;
  price: Money;
  images: Picture[];
  attributes: ProductAttributes;
  supplier?: { org_id: string; name: string } | null;
  skus: Sku[];
  published_at?: string | null;
  version?: number;
}

export interface Offer {
  sku: string;
  price: Money;
  available: number;
  board_version?: number | string | null;
  quoted_at?: string;
  expires_at?: string | null;
  price_breakdown?: PricePart[] | null;
}

export type CartProblem = "out_of_stock" | "unavailable" | "price_changed";

export interface CartLine {
  sku: string;
  product_id: string;
  title: string;
  image: Picture | null;
  options?: SkuOptions | null;
  quantity: number;
  price: Money;
  line_total: Money;
  available: number;
  one_of_one?: boolean;
  problem?: CartProblem | null;
  price_was?: Money | null;
}

export interface Cart {
  lines: CartLine[];
  total: Money;
  currency: string;
  count: number;
}

export interface Address {
  name: string;
  phone: string;
  country: string;
  province?: string | null;
  city: string;
  district?: string | null;
  line1: string;
  line2?: string | null;
  postal_code?: string | null;
}

export type PaymentMethod = "card" | "alipay" | "wechat_pay";

export interface PlaceOrder {
  address: Address;
  expected_total: Money;
  lines?: { sku: string; quantity: number }[];
  payment_method?: PaymentMethod;
  currency?: string;
  note?: string;
  language?: string;
}

export type OrderStatus =
  | "placed"
  | "paid"
  | "routed"
  | "in_fulfilment"
  | "shipped"
  | "delivered"
  | "received"
  | "completed"
  | "cancelled"
  | "expired"
  | "exception";

export type FulfilmentStatus =
  | "assigned"
  | "accepted"
  | "in_production"
  | "shipped"
  | "delivered"
  | "received"
  | "rejected"
  | "cancelled"
  | "exception";

export interface OrderLine {
  sku: string;
  product_id?: string | null;
  title: string;
  image?: Picture | null;
  options?: SkuOptions | null;
  quantity: number;
  price: Money;
  line_total?: Money | null;
}

export interface PlacedOrder {
  order_id: string;
  status: OrderStatus;
  total: Money;
  lines: OrderLine[];
  expires_at?: string | null;
  payment: { url: string | null; status: string };
}

export interface TrackingEvent {
  at: string;
  status: string;
  place?: string | null;
}

export interface FulfilmentOfOrder {
  fulfilment_id: string;
  status: FulfilmentStatus;
  supplier_name?: string | null;
  lines: { sku: string; title?: string; quantity: number }[];
  carrier?: string | null;
  tracking_number?: string | null;
  tracking?: TrackingEvent[];
}

export interface TimelineEntry {
  at: string;
  type: string;
  title: string;
  by?: string | null;
  note?: string | null;
}

export interface OrderView {
  order_id: string;
  status: OrderStatus;
  placed_at: string;
  expires_at?: string | null;
  total: Money;
  subtotal?: Money | null;
  shipping?: Money | null;
  lines: OrderLine[];
  address?: Address | null;
  payment?: { status: string; url?: string | null; method?: string | null; refunded?: Money | null } | null;
  fulfilments: FulfilmentOfOrder[];
  timeline: TimelineEntry[];
  allowed_actions: ("cancel" | "pay" | "receive")[];
}

export interface OrderSummary {
  order_id: string;
  status: OrderStatus;
  placed_at: string;
  total: Money;
  lines: OrderLine[];
}
