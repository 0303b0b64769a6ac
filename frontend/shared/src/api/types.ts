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
/** Orders and carts keep the picture of the moment, without its derivatives. */
export type Picture = Omit<Schemas["ImageView"], "widths" | "placeholder"> & Partial<Pick<Schemas["ImageView"], "widths" | "placeholder">>;
export type ProductCard = Schemas["ProductCard"];
export type ProductView = Schemas["ProductView"];
export type CertificateStatus = Schemas["CertificateStatus"];
export type Specification = Schemas["SpecificationView"];
export type Sku = Schemas["SkuView"];
export type SkuOptions = Schemas["SkuOptions"];
export type PricePart = Schemas["PricePart"];
export type Offer = Schemas["OfferView"];
export type SizeGuide = Schemas["SizeGuide"];
export type Availability = Schemas["AvailabilityView"];
export type DeliveryOptions = Schemas["DeliveryOptionsView"];

export type Cart = Schemas["CartView"];
export type CartLine = Schemas["CartLineView"];
export type CartProblem = NonNullable<CartLine["problem"]>;

export type OrderStatus = Schemas["OrderStatus"];
export type OrderView = Schemas["OrderView"];
export type OrderSummary = Schemas["OrderSummary"];
export type OrderLine = Schemas["OrderLineView"];
export type PlacedOrder = Schemas["PlacedOrderView"];
export type FulfilmentOfOrder = Schemas["FulfilmentOfOrder"];
export type FulfilmentStatus = FulfilmentOfOrder["status"];
export type TimelineEntry = Schemas["TimelineView"];
export type TrackingEvent = Schemas["TrackingView"];

/** What a person fills in: the schema of the request names every field with its default, a form leaves out what is empty. */
type Filled<T, Needed extends keyof T> = Partial<T> & Pick<T, Needed>;
export type Address = Filled<Schemas["AddressIn"], "name" | "phone" | "country" | "city" | "line1">;
export type PaymentMethod = NonNullable<Schemas["PlaceOrder"]["payment_method"]>;
export type Engraving = Schemas["EngravingView"];
export type Engravable = Schemas["EngravableView"];
export type Invoice = Filled<Schemas["InvoiceIn"], "holder" | "form" | "title" | "email">;
export type DeliveryOption = Schemas["DeliveryOptionView"];
export type OrderTotals = Schemas["TotalsView"];
export type Quote = Schemas["QuoteView"];
export type QuotedLine = Schemas["QuotedLineView"];
/** What is bought and with what beside it, as asked for in a quote and in an order. */
export type Purchase = Partial<Omit<Schemas["QuoteOrder"], "delivery" | "gift" | "destination">> & {
  delivery?: Filled<Schemas["DeliveryIn"], "code">;
  gift?: Partial<Schemas["GiftIn"]>;
};
export type Destination = Filled<Schemas["DestinationIn"], "country">;
export type PlaceOrder = Purchase & {
  expected_total: Money;
  address?: Address;
  contact?: { email?: string; name?: string; phone?: string };
  invoice?: Invoice;
  payment_method?: PaymentMethod;
  note?: string;
  language?: string;
};

export type ShopFront = Schemas["FrontView"];
/** As `ProductCard`; its words are the same, though the schema names them as text. */
export type ShopCard = ProductCard;
export type DealerShop = Schemas["ShopView"];
export type DealerShopChange = Filled<Schemas["ChangeShop"], "name" | "accent" | "tone">;
export type ShopPrices = Schemas["PriceListView"];
export type AssortmentRow = Schemas["DeskRowView"];
export type AssortmentSku = Schemas["DeskSku"];

export type BuyerReview = Schemas["BuyerReviewView"];
export type BuyerReviews = Schemas["BuyerReviewsView"];
export type MyReview = Schemas["MyReviewView"];
export type WriteReview = Filled<Schemas["WriteReview"], "order_id" | "stars" | "text">;
export type RatingSummary = Schemas["SummaryView"];
export type Question = Schemas["QuestionView"];
export type QuestionAnswer = Schemas["AnswerView"];
export type Feedback = Schemas["FeedbackView"];

export type WishMarks = Schemas["MarksView"];
export type Wishlist = Schemas["WishlistView"];
export type Wish = Schemas["WishedPieceView"];
export type SharedList = Schemas["SharedListView"];
export type SharedWish = Schemas["SharedWishView"];
export type SavedAddress = Schemas["SavedAddressView"];
export type AddressBook = Schemas["AddressBookView"];
