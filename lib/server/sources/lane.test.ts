import { expect, test } from "vitest";
import { createLane } from "./lane";

const never = new AbortController().signal;

test("no more than its width run at once, and the others follow in order", async () => {
  const lane = createLane(2);
  const finish: (() => void)[] = [];
  const started: number[] = [];
  const tasks = [0, 1, 2, 3].map((task) =>
    lane.run(() => {
      started.push(task);
      return new Promise<void>((resolve) => finish.push(resolve));
    }, never),
  );
  await Promise.resolve();
  expect(started).toEqual([0, 1]);
  finish[0]?.();
  await tasks[0];
  await new Promise(setImmediate);
  expect(started).toEqual([0, 1, 2]);
  for (const one of [1, 2]) finish[one]?.();
  await tasks[2];
  await new Promise(setImmediate);
  finish[3]?.();
  await Promise.all(tasks);
  expect(started).toEqual([0, 1, 2, 3]);
});

test("a task whose caller gave up leaves the line without running", async () => {
  const lane = createLane(1);
  let finish = () => {};
  const first = lane.run(() => new Promise<void>((resolve) => (finish = resolve)), never);
  const gaveUp = new AbortController();
  const second = lane.run(() => Promise.reject(new Error("ran")), gaveUp.signal);
  gaveUp.abort(new Error("gave up"));
  await expect(second).rejects.toThrow("gave up");
  finish();
  await first;
  await expect(lane.run(async () => "third", never)).resolves.toBe("third");
});

test("a task that fails makes room too", async () => {
  const lane = createLane(1);
  await expect(lane.run(() => Promise.reject(new Error("no")), never)).rejects.toThrow("no");
  await expect(lane.run(async () => "next", never)).resolves.toBe("next");
});
