/* The portal's names for the shapes of the API, taken from the generated document. */
import type { Listing, Money, Picture, Role, SkuOptions } from "@parure/shared";
import type { components } from "@parure/shared/api/schema.d.ts";

export type { Listing, Money, Picture, Role, SkuOptions };

type Schemas = components["schemas"];

/** An answer of the API as it is sent: fields with a default are always there. */
type Sent<T> = T extends (infer Item)[] ? Sent<Item>[] : T extends object ? { [Name in keyof T]-?: Sent<T[Name]> } : T;

export type Text = Sent<Schemas["TextView"]>;
export type ListingRow = Sent<Schemas["ListingRow"]>;
export type ListingStatus = ListingRow["status"];
export type ListingDetail = Sent<Schemas["ListingView"]>;
export type ListingContent = Sent<Schemas["ProductContentOutput"]>;
export type ListingInput = Schemas["ProductContentInput"];
export type BilingualImage = Sent<Schemas["BilingualImage"]>;
export type Finding = Sent<Schemas["FindingView"]>;
export type ReviewRow = Sent<Schemas["ReviewRow"]>;
export type ProductStatus = Sent<Schemas["ProductStatus"]>;
export type ProductChanges = Sent<Schemas["ChangesView"]>;
export type ProductDecision = Sent<Schemas["ReviewDecision"]>;
export type CertificateContest = Sent<Schemas["ContestView"]>;
export type ReviewRules = Sent<Schemas["RulesView"]>;
export type RuleSet = ReviewRules["rules"];
export type RulesVersion = Sent<Schemas["RulesVersion"]>;
export type DryRunPage = Sent<Schemas["DryRunView"]>;

export type Metal = Schemas["MetalKind"];
export type Sku = Sent<Schemas["SkuContentOutput"]>;
export type SkuInput = Schemas["SkuContentInput"];
export type PriceRule = Sku["price_rule"];
export type PriceRuleInput = SkuInput["price_rule"];
export type AttributesDefinition = Sent<Schemas["AttributesView"]>;
export type AttributeField = Sent<Schemas["AttributeView"]>;
export type ListingPreview = Sent<Schemas["PreviewView"]>;
export type Specification = Schemas["SpecificationView"];
export type Certificate = Sent<Schemas["Certificate"]>;

export type CertificateRow = Sent<Schemas["CertificateRow"]>;
export type CertificateDetail = Sent<Schemas["CertificateView"]>;
export type CertificateStep = CertificateDetail["history"][number];
export type CertificateDoubt = Sent<Schemas["CertificateDoubt"]>;
export type StatedFact = Sent<Schemas["StatedFact"]>;
export type Laboratory = Sent<Schemas["LaboratoryView"]>;
export type Laboratories = Sent<Schemas["LaboratoriesView"]>;
export type ReportFact = Sent<Schemas["FactView"]>;

export type ImportDetail = Sent<Schemas["ImportView"]>;
export type ImportLine = Sent<Schemas["ImportLine"]>;
export type ImportPlace = Sent<Schemas["NewImportView"]>;
export type ImportTemplate = Schemas["TemplateView"];
export type ExportDetail = Sent<Schemas["ExportView"]>;

export type Organisation = Sent<Schemas["OrganisationView"]>;
export type Member = Sent<Schemas["MemberView"]>;
export type ApiKey = Sent<Schemas["ApiKeyView"]>;
export type NewApiKey = Sent<Schemas["NewApiKeyView"]>;

export type BoardPrice = Sent<Schemas["BoardPriceView"]>;
export type Board = Sent<Schemas["BoardView"]>;
export type FxRate = Sent<Schemas["FxRateView"]>;

export type Location = Sent<Schemas["LocationView"]>;
export type LocationBalance = Sent<Schemas["LocationStockView"]>;
export type StockRow = Sent<Schemas["StockView"]>;
export type StockChange = Sent<Schemas["ChangeView"]>;
export type StockEntry = Sent<Schemas["StockEntryView"]>;
export type StockFlag = StockRow["flags"][number];
export type MemoShop = Sent<Schemas["MemoShopView"]>;
export type Transfer = Sent<Schemas["TransferView"]>;
export type CountSheet = Sent<Schemas["CountView"]>;
export type CountPosting = Sent<Schemas["PostingView"]>;
export type CountLine = Sent<Schemas["CountLineView"]>;
export type AdjustReason = Schemas["AdjustStock"]["reason"];

export type Address = Sent<Schemas["AddressView"]>;
export type Fulfilment = Sent<Schemas["FulfilmentView"]>;
export type FulfilmentLine = Sent<Schemas["FulfilmentLineView"]>;
export type FulfilmentStatus = Fulfilment["status"];
export type OrderCard = Sent<Schemas["OrderSummary"]>;
export type OrderDetail = Sent<Schemas["OrderView"]>;
export type OrderStatus = OrderDetail["status"];
export type OrderException = Sent<Schemas["ExceptionView"]>;
export type RoutingDecision = Sent<Schemas["DecisionView"]>;
export type PaymentEntry = Schemas["PaymentEntryView"];

export type Application = Sent<Schemas["ApplicationView"]>;
export type ApplicationRow = Sent<Schemas["ApplicationSummary"]>;
export type Qualification = Sent<Schemas["QualificationView"]>;
export type ApplicationStep = Sent<Schemas["StepView"]>;
export type ApplicationCheck = Application["checks"][number];

export type Rebuild = Sent<Schemas["RebuildView"]>;
export type Feedback = Sent<Schemas["FeedbackView"]>;

export type Shop = Sent<Schemas["ShopView"]>;
export type ShopRow = Sent<Schemas["DeskRowView"]>;
export type ShopSku = Sent<Schemas["DeskSku"]>;
export type ShopPriceList = Sent<Schemas["PriceListView"]>;
export type ShopAdded = Sent<Schemas["AddedView"]>;
export type ShopAccent = Schemas["Accent"];
export type ShopTone = Schemas["Tone"];
export type ShopRounding = Schemas["Rounding"];
export type MallCard = Sent<Schemas["SearchCard"]>;
export type CouponPlan = Sent<Schemas["CouponPlanView"]>;
export type SearchIndex = Sent<Schemas["SearchIndexView"]>;
export type SearchRebuild = Sent<Schemas["SearchRebuildView"]>;
export type SearchQueries = Sent<Schemas["QueriesView"]>;
