import { expect, test } from "vitest";
import { runQueue } from "./run-queue";

/** Work that ends when it is told to. */
function bench() {
  const begun: number[] = [];
  const ends = new Map<number, (ok: boolean) => void>();
  return {
    begun,
    work: (item: number) =>
      new Promise<void>((resolve, reject) => {
        begun.push(item);
        ends.set(item, (ok) => (ok ? resolve() : reject(new Error("no"))));
      }),
    async end(item: number, ok = true) {
      ends.get(item)?.(ok);
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

test("no more are at work than allowed, and the next begins when one has ended", async () => {
  const { begun, work, end } = bench();
  const done = runQueue([1, 2, 3, 4], { atOnce: 2, work, goOn: () => true });
  expect(begun).toEqual([1, 2]);
  await end(2);
  expect(begun).toEqual([1, 2, 3]);
  await end(1);
  await end(3);
  await end(4);
  await done;
  expect(begun).toEqual([1, 2, 3, 4]);
});

test("a failure doesn't stop the rest", async () => {
  const { begun, work, end } = bench();
  const done = runQueue([1, 2, 3], { atOnce: 1, work, goOn: () => true });
  await end(1, false);
  await end(2);
  await end(3);
  await done;
  expect(begun).toEqual([1, 2, 3]);
});

test("when it shall not go on, what is at work ends and no other begins", async () => {
  const { begun, work, end } = bench();
  let goOn = true;
  const done = runQueue([1, 2, 3], { atOnce: 1, work, goOn: () => goOn });
  goOn = false;
  await end(1);
  await done;
  expect(begun).toEqual([1]);
});

test("nothing to do is done at once", async () => {
  await expect(runQueue([], { atOnce: 3, work: bench().work, goOn: () => true })).resolves.toBeUndefined();
});
