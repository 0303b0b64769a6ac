import { expect, test } from "vitest";
import { Motion } from "./motion";

const run = (motion: Motion, every: number) => {
  for (let time = 0; time < 5000 && !motion.resting; time += every) motion.pass(every);
  return motion.at;
};

test("a piece that is let go runs on and comes to rest on a whole frame", () => {
  const motion = new Motion(false);
  motion.drag(3.4);
  motion.fling(0.05);

  const end = run(motion, 16);

  expect(motion.resting).toBe(true);
  expect(end).toBe(Math.round(end));
  expect(end).toBeGreaterThan(15);
});

test("it runs as far on a fast screen as on a slow one", () => {
  const ends = [4, 16, 33].map((every) => {
    const motion = new Motion(false);
    motion.fling(0.05);
    return run(motion, every);
  });

  expect(Math.max(...ends) - Math.min(...ends)).toBeLessThanOrEqual(1);
});

test("who wants little motion turns it by hand only", () => {
  const motion = new Motion(true);
  motion.drag(2.2);
  motion.fling(0.1);
  expect([motion.at, motion.resting]).toEqual([2, true]);

  motion.step(6);
  expect([motion.at, motion.resting]).toEqual([8, true]);
});

test("steps of keys add up while it still glides", () => {
  const motion = new Motion(false);
  motion.step(1);
  motion.pass(16);
  motion.step(1);

  expect(run(motion, 16)).toBe(2);
});
