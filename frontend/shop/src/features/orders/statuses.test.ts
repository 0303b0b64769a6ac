import { expect, test } from "vitest";
import { orderStatusNames, orderStatusNotes, stepNames, stepOf } from "./statuses";

test("an order walks the steps in the order in which a buyer sees them", () => {
  const walk = (["placed", "paid", "routed", "shipped", "delivered", "completed"] as const).map(stepOf);

  expect(walk).toEqual([0, 1, 2, 3, 4, 5]);
  expect(stepNames).toHaveLength(walk.length);
});

test("what went another way is on no step", () => {
  expect((["cancelled", "expired", "exception"] as const).map(stepOf)).toEqual([-1, -1, -1]);
});

test("every status has a name and a sentence", () => {
  expect(Object.keys(orderStatusNames)).toEqual(Object.keys(orderStatusNotes));
});
