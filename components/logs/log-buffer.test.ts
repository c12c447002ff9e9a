import { expect, test } from "vitest";
import type { LogEvent, LogLine } from "@/lib/domain/stream";
import { keptEntries, LogBuffer } from "./log-buffer";

const line = (text: string, at = ""): LogLine => ({ at, stream: "stdout", text });
const event = (lines: LogLine[], over: Partial<LogEvent> = {}): LogEvent => ({
  type: "log",
  subscription: "s",
  lines,
  dropped: 0,
  ended: null,
  about: null,
  ...over,
});
const texts = (buffer: LogBuffer) =>
  buffer.snapshot().entries.map((entry) => (entry.kind === "line" ? entry.line.text : entry.kind));

test("it keeps the last ten thousand lines and says how many it let go", () => {
  const buffer = new LogBuffer();
  for (let from = 0; from < 12_500; from += 500)
    buffer.take(event(Array.from({ length: 500 }, (_, index) => line(`${from + index}`))));
  const { entries, forgotten } = buffer.snapshot();
  expect(entries).toHaveLength(keptEntries);
  expect(texts(buffer).at(-1)).toBe("12499");
  expect(forgotten).toBeGreaterThanOrEqual(1500);
});

test("lines that the panel dropped leave a mark where they are missing", () => {
  const buffer = new LogBuffer();
  buffer.take(event([line("a")]));
  buffer.take(event([line("z")], { dropped: 24 }));
  expect(texts(buffer)).toEqual(["a", "gap", "z"]);
  expect(buffer.snapshot().dropped).toBe(24);
});

test("after a reconnect no line stands there twice, and none is missing", () => {
  const buffer = new LogBuffer();
  buffer.take(event([line("a", "1"), line("b", "2")]));
  buffer.replay();
  buffer.take(event([line("a", "1"), line("b", "2"), line("c", "3")]));
  expect(texts(buffer)).toEqual(["a", "b", "c"]);
});

test("what was cleared away stays away after a reconnect, and what came since is there", () => {
  const buffer = new LogBuffer();
  buffer.take(event([line("a", "1"), line("b", "2")]));
  buffer.clear();
  buffer.take(event([line("c", "3")]));
  buffer.clear();
  buffer.replay();
  buffer.take(event([line("a", "1"), line("b", "2"), line("c", "3"), line("d", "4")]));
  expect(texts(buffer)).toEqual(["d"]);
});

const said = (from: string, at: string, text: string): LogLine => ({ at, stream: "stdout", text, from });

test("lines of several pods stand in order of time, however late some come", () => {
  const buffer = new LogBuffer();
  buffer.take(event([said("a", "1", "a1"), said("a", "4", "a4"), said("b", "2", "b2")]));
  buffer.take(event([said("b", "3", "b3"), said("c", "0", "c0")]));
  expect(texts(buffer)).toEqual(["c0", "a1", "b2", "b3", "a4"]);
  expect(buffer.snapshot().taken).toBe(5);
});

test("a pod's lines keep its own order when its clock is set back, and when one has no time", () => {
  const buffer = new LogBuffer();
  buffer.take(event([said("a", "5", "first"), said("a", "2", "second"), said("a", "", "third"), said("b", "6", "b")]));
  expect(texts(buffer)).toEqual(["first", "second", "third", "b"]);
});

test("pods are told apart in the order in which they were heard of, over another choice of their logs too", () => {
  const about = (...names: string[]) => ({
    ...{ containers: [], container: "main", leftOut: 0 },
    pods: names.map((name) => ({ uid: name, name, state: "following" as const, why: "" })),
  });
  const buffer = new LogBuffer();
  buffer.take(event([said("c", "1", "x")], { about: about("b", "c") }));
  expect(buffer.snapshot().pods).toEqual(["b", "c"]);
  const next = new LogBuffer(buffer.snapshot());
  expect(next.snapshot()).toMatchObject({ about: about("b", "c"), pods: ["b", "c"], entries: [], begun: false });
  next.take(event([], { about: about("a", "c") }));
  expect(next.snapshot().pods).toEqual(["b", "c", "a"]);
  // By a line too, whose pod nobody has told of yet.
  next.take(event([said("d", "2", "y"), said("d", "3", "z")]));
  expect(next.snapshot().pods).toEqual(["b", "c", "a", "d"]);
});

test("after a reconnect two pods that wrote in the same moment are both there, each once", () => {
  const buffer = new LogBuffer();
  buffer.take(event([said("a", "1", "x")]));
  buffer.replay();
  buffer.take(event([said("a", "1", "x"), said("b", "1", "x"), said("a", "1", "y")]));
  expect(texts(buffer)).toEqual(["x", "x", "y"]);
});

test("a snapshot that nobody changed is the very same, one that is shown does not change any more", () => {
  const buffer = new LogBuffer();
  buffer.take(event([line("a")]));
  const before = buffer.snapshot();
  expect(buffer.snapshot()).toBe(before);
  buffer.take(event([line("b")]));
  expect(before.entries).toHaveLength(1);
});

test("the end is told once, however often it is said", () => {
  const buffer = new LogBuffer();
  buffer.take(event([], { ended: "Over." }));
  buffer.take(event([], { ended: "Over." }));
  expect(texts(buffer)).toEqual(["end"]);
});
