import { Route, Switch } from "wouter";

import { SupplierCertificate, SupplierCertificates, SupplierEditCertificate, SupplierNewCertificate } from "./certificates";
import { SupplierFeedback } from "./feedback";
import { SupplierImport, SupplierImports } from "./imports";
import { Missing } from "./missing";
import { Qualifications } from "./onboarding-pages";
import { Stock } from "./stock";
import { SupplierHome } from "./supplier-home";
import { SupplierOrders } from "./supplier-orders";
import { SupplierNewProduct, SupplierProduct, SupplierProducts } from "./supplier-products";
import { ApiKeys, Team } from "./team";

export default function SupplierRoutes() {
  return (
    <Switch>
      <Route path="/"><SupplierHome /></Route>
      <Route path="/orders"><SupplierOrders /></Route>
      <Route path="/products"><SupplierProducts /></Route>
      <Route path="/products/new"><SupplierNewProduct /></Route>
      <Route path="/products/:id">{({ id }) => <SupplierProduct id={id} />}</Route>
      <Route path="/certificates"><SupplierCertificates /></Route>
      <Route path="/certificates/new"><SupplierNewCertificate /></Route>
      <Route path="/certificates/:laboratory/:number">{({ laboratory, number }) => <SupplierCertificate laboratory={laboratory} number={number} />}</Route>
      <Route path="/certificates/:laboratory/:number/edit">{({ laboratory, number }) => <SupplierEditCertificate laboratory={laboratory} number={number} />}</Route>
      <Route path="/feedback"><SupplierFeedback /></Route>
      <Route path="/imports"><SupplierImports /></Route>
      <Route path="/imports/:id">{({ id }) => <SupplierImport id={id} />}</Route>
      <Route path="/stock/*?"><Stock /></Route>
      <Route path="/qualifications"><Qualifications /></Route>
      <Route path="/team"><Team /></Route>
      <Route path="/api-keys"><ApiKeys /></Route>
      <Route><Missing /></Route>
    </Switch>
  );
}
