import { expect, test } from "vitest";

import { isUnderWay, shareDone } from "./import-state";

test("an import is under way from its start to its end", () => {
  expect((["waiting", "reading", "running", "done", "failed"] as const).filter((status) => isUnderWay({ status }))).toEqual(["reading", "running"]);
});

test("progress is unknown while the file is read, and complete only when every line is done", () => {
  expect(shareDone({ status: "reading", lines: 0, done: 0 })).toBeNull();
  expect(shareDone({ status: "running", lines: 53940, done: 53939 })).toBe(99);
  expect(shareDone({ status: "done", lines: 3, done: 3 })).toBe(100);
});
