/** What the API shows, as the portal reads it (spec: money in minor units, times RFC 3339, ids prefixed ULIDs). */

import type {
  Address, FulfilmentStatus, Listing, Money, OrderLine, OrderStatus, Picture, RingSize, Role, Text, TimelineEntry, TrackingEvent,
} from "@parure/shared";

export type {
  Address, FulfilmentStatus, Listing, Money, OrderLine, OrderStatus, Picture, RingSize, Role, Text, TimelineEntry, TrackingEvent,
};

export type ListingStatus = "draft" | "submitted" | "approved" | "published" | "rejected" | "taken_down";

export type ListingCard = {
  product_id: string;
  title: Text;
  status: ListingStatus;
  category: string;
  material?: string;
  price: Money | null;
  stock_total?: number | null;
  updated_at: string;
  image: Picture | null;
};

export type SkuOptions = { ring_size?: RingSize | null };

/** ‰, as text: 999.9 is a trade name too. */
export type Fineness = string;

export type FixedPrice = { kind: "fixed"; amount: Money };
export type PriceByWeight = {
  kind: "by_weight";
  metal: Metal;
  fineness: Fineness;
  net_grams: string;
  labour: { per: "gram" | "piece"; amount: Money };
  stones: Money;
  certificate_fee: Money;
};
export type PriceRule = FixedPrice | PriceByWeight;
export type Metal = "gold" | "k_gold" | "platinum" | "silver";

export type SkuDraft = { sku?: string; code?: string | null; options: SkuOptions; price_rule: PriceRule; one_of_one: boolean };

export type MetalAttributes = { metal: Metal; fineness: Fineness; colour?: string | null };
export type StoneAttributes = {
  kind: string;
  carat?: string | null;
  count?: number | null;
  shape?: string | null;
  colour?: string | null;
  clarity?: string | null;
  cut?: string | null;
  polish?: string | null;
  symmetry?: string | null;
  fluorescence?: string | null;
};
export type JadeAttributes = { type: string; tags?: string[]; grade?: Record<string, string> | null };
export type Certificate = {
  laboratory: string;
  number: string;
  report_type?: string | null;
  issued_on?: string | null;
};
export type Attributes = {
  metal?: MetalAttributes | null;
  stones?: StoneAttributes[];
  jade?: JadeAttributes | null;
  craft?: string[];
  certificate?: Certificate | null;
};

export type ImageDraft = { key: string; alt: Text; url?: string };
export type Finding = { code: string; field?: string | null; detail: string; severity?: string | null };

export type ListingInput = {
  title: Text;
  description: Text;
  category: string;
  material: string;
  attributes: Attributes;
  skus: SkuDraft[];
  images: ImageDraft[];
};

export type ListingDetail = ListingInput & {
  product_id: string;
  status: ListingStatus;
  findings?: Finding[];
  review_reason?: string | null;
  supplier?: { org_id: string; name: string } | null;
  submitted_at?: string | null;
  updated_at?: string;
  etag?: string;
};

export type BoardPrice = {
  metal: Metal;
  fineness: Fineness;
  price_per_gram: Money;
  version: number | string;
  valid_until: string;
  published_at: string;
};
export type Board = { version: number | string; items: BoardPrice[] };
export type FxRate = { currency: string; rate: string; rate_id?: string; published_at?: string };

export type Location = { location_id: string; name: string; kind: "warehouse" | "shop"; region: string };
export type LocationBalance = {
  location_id: string;
  on_hand: number;
  allocated: number;
  held: number;
  available: number;
};
export type StockRow = { sku: string; product_title: string | null; locations: LocationBalance[] };
export type StockEntry = {
  entry_id: string;
  at: string;
  kind: string;
  location_id: string;
  quantity: number;
  reason?: string | null;
  reference?: string | null;
  order_id?: string | null;
  by?: string | null;
};

export type FulfilmentLine = Omit<OrderLine, "price"> & { price?: Money };
export type Fulfilment = {
  fulfilment_id: string;
  order_id: string;
  status: FulfilmentStatus;
  lines: FulfilmentLine[];
  ship_to?: Address | null;
  supplier_name?: string;
  created_at: string;
  accept_by?: string | null;
  carrier?: string | null;
  tracking_number?: string | null;
  tracking?: TrackingEvent[];
  reason?: string | null;
};

export type OrderCard = { order_id: string; status: OrderStatus; placed_at: string; total: Money; lines?: OrderLine[] };
export type OrderDetail = OrderCard & {
  subtotal?: Money;
  shipping?: Money;
  lines: OrderLine[];
  address?: Address | null;
  payment?: { status: string; method?: string | null; refunded?: Money | null } | null;
  fulfilments: Fulfilment[];
  timeline: TimelineEntry[];
  note?: string | null;
};
export type RoutingDecision = {
  decision_id: string;
  at: string;
  policy: string;
  allocations: { sku: string; source: string; location_id?: string; quantity: number }[];
  reasons: { sku: string; source: string; chosen: boolean; reason: string }[];
};
export type PaymentEntry = {
  entry_id: string;
  at: string;
  kind?: string;
  account: string;
  debit?: Money | null;
  credit?: Money | null;
  amount?: Money | null;
  reference?: string | null;
};

export type Organisation = {
  org_id: string;
  kind: "supplier" | "dealer" | "operator";
  name: string;
  status: "active" | "suspended";
  region?: string | null;
  created_at?: string | null;
  reason?: string | null;
};
export type StaffMember = { user_id: string; name: string; email: string; status?: string | null; added_at?: string | null };
export type ApiKey = { key_id: string; name: string; scopes: string[]; created_at?: string | null; last_used_at?: string | null };
export type NewApiKey = ApiKey & { secret: string };
export type MediaUpload = { key: string; upload: { url: string; fields: Record<string, string> } };

/** A submitted product as the reviewer gets it. */
export type ReviewItem = ListingDetail & { supplier_name?: string | null };
