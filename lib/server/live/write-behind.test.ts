import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createWriteBehind } from "./write-behind";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A writer whose writes take a while; `written` is what each of them found to write. */
function setUp() {
  const written: string[] = [];
  let unsaved = "";
  let isFull = false;
  const writer = createWriteBehind(async () => {
    const batch = unsaved;
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (isFull) throw new Error("disk full");
    unsaved = unsaved.slice(batch.length);
    written.push(batch);
  });
  const say = (text: string) => {
    unsaved += text;
    writer.request();
  };
  const fill = (on: boolean) => {
    isFull = on;
  };
  return { written, writer, say, fill };
}

test("what comes together is written together, a second later", async () => {
  const { written, say } = setUp();
  say("a");
  say("b");
  await vi.advanceTimersByTimeAsync(900);
  expect(written).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  expect(written).toEqual(["ab"]);
});

test("what comes while everything is being written is written too", async () => {
  const { written, writer, say } = setUp();
  say("a");
  const flushed = writer.flush();
  await vi.advanceTimersByTimeAsync(20);
  say("b");
  await vi.advanceTimersByTimeAsync(50);
  await flushed;
  expect(written).toEqual(["a"]);
  await vi.advanceTimersByTimeAsync(1100);
  expect(written).toEqual(["a", "b"]);
});

test("what could not be written is tried again until it is", async () => {
  const { written, writer, say, fill } = setUp();
  fill(true);
  say("a");
  const flushed = writer.flush();
  await vi.advanceTimersByTimeAsync(100);
  await flushed;
  fill(false);
  await vi.advanceTimersByTimeAsync(6000);
  expect(written).toEqual(["a"]);
});
