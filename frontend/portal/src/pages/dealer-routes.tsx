import { Route, Switch } from "wouter";

import { DealerHome } from "./dealer-home";
import { Missing } from "./missing";
import { Qualifications } from "./onboarding-pages";
import { Stock } from "./stock";
import { Team } from "./team";

export default function DealerRoutes() {
  return (
    <Switch>
      <Route path="/"><DealerHome /></Route>
      <Route path="/stock/*?"><Stock /></Route>
      <Route path="/qualifications"><Qualifications /></Route>
      <Route path="/team"><Team /></Route>
      <Route><Missing /></Route>
    </Switch>
  );
}
