import { Route, Switch } from "wouter";

import { Missing } from "./missing";

export default function OperatorRoutes() {
  return (
    <Switch>
      <Route><Missing /></Route>
    </Switch>
  );
}
