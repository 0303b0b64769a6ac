/* The shapes of the API that shop and portal share: names of our own for the generated schemas (`make generate` rewrites schema.d.ts). */
import type { Money } from "../format/money";
import type { components } from "./schema";

type Schemas = components["schemas"];

export type { Money };

export interface Listing<T> {
  items: T[];
  next_cursor: string | null;
}

export type Role = Schemas["Role"];
export type SessionAnswer = Schemas["SessionView"];
export type SessionUser = Schemas["UserView"];

export type Category = Schemas["Category"];
export type Material = Schemas["Material"];
export type Picture = Schemas["ImageView"];
export type ProductCard = Schemas["ProductCard"];
export type ProductView = Schemas["ProductView"];
export type ProductAttributes = Schemas["AttributesOutput"];
export type Stone = ProductAttributes["stones"][number];
export type Sku = Schemas["SkuView"];
export type SkuOptions = Schemas["SkuOptions"];
export type PricePart = Schemas["PricePart"];
export type Offer = Schemas["OfferView"];

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
