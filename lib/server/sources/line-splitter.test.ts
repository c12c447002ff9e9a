import fc from "fast-check";
import { expect, test } from "vitest";
import { createLineSplitter } from "./line-splitter";

test("however the bytes are cut, the lines are the same", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.nat({ max: 40 })), (text, cuts) => {
      const bytes = Buffer.from(text.replaceAll("\r", ""));
      const splitter = createLineSplitter({ limitBytes: 1_000 });
      const lines: string[] = [];
      let at = 0;
      for (const cut of [...cuts, bytes.length]) {
        lines.push(...splitter.push(bytes.subarray(at, at + cut)).map((line) => line.text));
        at += cut;
      }
      lines.push(...splitter.push(bytes.subarray(at)).map((line) => line.text));
      lines.push(...splitter.end().map((line) => line.text));
      const expected = bytes.toString("utf8").split("\n");
      if (expected.at(-1) === "") expected.pop();
      expect(lines).toEqual(expected);
    }),
  );
});

test("a line of five megabytes keeps its first 16 KiB and says how much is missing", () => {
  const splitter = createLineSplitter({ limitBytes: 16_384 });
  const chunk = Buffer.alloc(64 * 1024, "x");
  for (let sent = 0; sent < 5 * 1024 * 1024; sent += chunk.length) expect(splitter.push(chunk)).toEqual([]);
  const [line, next] = splitter.push(Buffer.from("\nnext\n"));
  expect(line?.text.length).toBe(16_384);
  expect(line?.droppedBytes).toBe(5 * 1024 * 1024 - 16_384);
  expect(next).toEqual({ text: "next", droppedBytes: 0 });
});

test("invalid UTF-8 is shown as such and harms no other line", () => {
  const splitter = createLineSplitter({ limitBytes: 100 });
  const lines = splitter.push(Buffer.from([0xff, 0xfe, 0x41, 0x0a, 0x42, 0x0d, 0x0a]));
  expect(lines.map((line) => line.text)).toEqual(["\ufffd\ufffdA", "B"]);
});
