import { Route, Switch } from "wouter";

import { Missing } from "./missing";

export default function DealerRoutes() {
  return (
    <Switch>
      <Route><Missing /></Route>
    </Switch>
  );
}
