import { expect, test } from "vitest";

import { totalOf } from "./levels";

test("the total of a variant is the sum over its locations", () => {
  const at = (on_hand: number, available: number, incoming: number) => ({ location_id: "loc", on_hand, allocated: on_hand - available, held: 0, available, incoming, memo: false });

  expect(totalOf({ locations: [at(6, 5, 0), at(2, 2, 3)] })).toEqual({ on_hand: 8, allocated: 1, held: 0, available: 7, incoming: 3 });
});
