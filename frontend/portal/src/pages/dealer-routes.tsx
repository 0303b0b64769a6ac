import { Route, Switch } from "wouter";

import { Coupons } from "./coupons";
import { DealerHome } from "./dealer-home";
import { DealerAssortment, DealerChoose, DealerPlaces, DealerPrices, DealerShop } from "./dealer-shop";
import { Missing } from "./missing";
import { Qualifications } from "./onboarding-pages";
import { Stock } from "./stock";
import { SupplierOrders } from "./supplier-orders";
import { Team } from "./team";

export default function DealerRoutes() {
  return (
    <Switch>
      <Route path="/"><DealerHome /></Route>
      <Route path="/orders"><SupplierOrders /></Route>
      <Route path="/shop"><DealerShop /></Route>
      <Route path="/shop/assortment"><DealerAssortment /></Route>
      <Route path="/shop/choose"><DealerChoose /></Route>
      <Route path="/shop/prices"><DealerPrices /></Route>
      <Route path="/shop/places"><DealerPlaces /></Route>
      <Route path="/coupons"><Coupons /></Route>
      <Route path="/stock/*?"><Stock /></Route>
      <Route path="/qualifications"><Qualifications /></Route>
      <Route path="/team"><Team /></Route>
      <Route><Missing /></Route>
    </Switch>
  );
}
