/* The portal's names for the shapes of the API, taken from the generated document. */
import type { Listing, Money, Picture, Role, SkuOptions } from "@parure/shared";
import type { components } from "@parure/shared/api/schema.d.ts";

export type { Listing, Money, Picture, Role, SkuOptions };

type Schemas = components["schemas"];

export type Text = Schemas["TextView"];
export type ListingStatus = Schemas["Status"];
export type ListingRow = Schemas["ListingRow"];
export type ListingDetail = Schemas["ListingView"];
export type ListingContent = Schemas["ProductContentOutput"];
export type ListingInput = Schemas["ProductContentInput"];
export type BilingualImage = Schemas["BilingualImage"];
export type Finding = Schemas["FindingView"];
export type ReviewRow = Schemas["ReviewRow"];
export type MediaUpload = Schemas["UploadView"];

export type Metal = Schemas["MetalKind"];
export type Sku = Schemas["SkuContentOutput"];
export type SkuInput = Schemas["SkuContentInput"];
export type PriceRule = Sku["price_rule"];
export type PriceRuleInput = SkuInput["price_rule"];
export type Stone = ListingContent["attributes"]["stones"][number];
export type StoneInput = ListingInput["attributes"]["stones"][number];
export type Jade = Schemas["Jade"];
export type Certificate = Schemas["Certificate"];

export type Organisation = Schemas["OrganisationView"];
export type Member = Schemas["MemberView"];
export type ApiKey = Schemas["ApiKeyView"];
export type NewApiKey = Schemas["NewApiKeyView"];

export type BoardPrice = Schemas["BoardPriceView"];
export type Board = Schemas["BoardView"];
export type FxRate = Schemas["FxRateView"];

export type Location = Schemas["LocationView"];
export type LocationBalance = Schemas["LocationStockView"];
export type StockRow = Schemas["StockView"];
export type StockChange = Schemas["ChangeView"];
export type StockEntry = Schemas["StockEntryView"];

export type Address = Schemas["AddressView"];
export type Fulfilment = Schemas["FulfilmentView"];
export type FulfilmentLine = Schemas["FulfilmentLineView"];
export type FulfilmentStatus = Fulfilment["status"];
export type OrderCard = Schemas["OrderSummary"];
export type OrderDetail = Schemas["OrderView"];
export type OrderStatus = OrderDetail["status"];
export type OrderException = Schemas["ExceptionView"];
export type RoutingDecision = Schemas["DecisionView"];
export type PaymentEntry = Schemas["PaymentEntryView"];
