import { describe, expect, it } from "vitest";

import type { ReviewRow } from "../../api/types";
import { neighbour } from "./kinds";

const rows = ["a", "b", "c"].map((id) => ({ product_id: id })) as ReviewRow[];

describe("the next product of the queue", () => {
  it("is the one after, or before", () => {
    expect(neighbour(rows, "a")).toBe("b");
    expect(neighbour(rows, "c", -1)).toBe("b");
  });

  it("is none at the ends, and none while the queue is unknown", () => {
    expect(neighbour(rows, "c")).toBeNull();
    expect(neighbour(rows, "a", -1)).toBeNull();
    expect(neighbour(undefined, "a")).toBeNull();
  });
});
