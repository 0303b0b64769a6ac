import { Route, Switch } from "wouter";

import { Missing } from "./missing";
import { SupplierOrders } from "./supplier-orders";
import { SupplierNewProduct, SupplierProduct, SupplierProducts } from "./supplier-products";

export default function SupplierRoutes() {
  return (
    <Switch>
      <Route path="/orders"><SupplierOrders /></Route>
      <Route path="/products"><SupplierProducts /></Route>
      <Route path="/products/new"><SupplierNewProduct /></Route>
      <Route path="/products/:id">{({ id }) => <SupplierProduct id={id} />}</Route>
      <Route><Missing /></Route>
    </Switch>
  );
}
