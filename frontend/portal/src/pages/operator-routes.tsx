import { Route, Switch } from "wouter";

import { OperatorCertificate, OperatorCertificates } from "./certificates";
import { OperatorFeedback } from "./feedback";
import { Coupons } from "./coupons";
import { Missing } from "./missing";
import { OperatorHome } from "./operator-home";
import { ApplicationPage, Applications } from "./onboarding-pages";
import { BoardPrices, FxRates, OrderPage, Orders, Organisations } from "./operator-pages";
import { CertificateContests, Review, ReviewRulesPage, Reviews } from "./reviews";
import { SearchIndexPage } from "./search-index";
import { ProductPages } from "./storefront";

export default function OperatorRoutes() {
  return (
    <Switch>
      <Route path="/"><OperatorHome /></Route>
      <Route path="/reviews"><Reviews /></Route>
      <Route path="/certificate-contests"><CertificateContests /></Route>
      <Route path="/review-rules"><ReviewRulesPage /></Route>
      <Route path="/reviews/:id">{({ id }) => <Review id={id} />}</Route>
      <Route path="/feedback"><OperatorFeedback /></Route>
      <Route path="/certificates"><OperatorCertificates /></Route>
      <Route path="/certificates/:laboratory/:number">{({ laboratory, number }) => <OperatorCertificate laboratory={laboratory} number={number} />}</Route>
      <Route path="/orders"><Orders /></Route>
      <Route path="/orders/:id">{({ id }) => <OrderPage id={id} />}</Route>
      <Route path="/applications"><Applications /></Route>
      <Route path="/applications/:id">{({ id }) => <ApplicationPage id={id} />}</Route>
      <Route path="/organisations"><Organisations /></Route>
      <Route path="/board-prices"><BoardPrices /></Route>
      <Route path="/fx-rates"><FxRates /></Route>
      <Route path="/coupons"><Coupons /></Route>
      <Route path="/search"><SearchIndexPage /></Route>
      <Route path="/product-pages"><ProductPages /></Route>
      <Route><Missing /></Route>
    </Switch>
  );
}
