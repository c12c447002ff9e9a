import { expect, test } from "vitest";
import { createDemultiplexer } from "./demultiplexer";

const frame = (stream: number, text: string) => {
  const header = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0]);
  header.writeUInt32BE(Buffer.byteLength(text), 4);
  return Buffer.concat([header, Buffer.from(text)]);
};
const collect = () => {
  const got = { stdout: "", stderr: "" };
  return { got, take: createDemultiplexer((stream, bytes) => (got[stream] += bytes.toString())) };
};

test("both streams come apart, whatever the size of the pieces", () => {
  const bytes = Buffer.concat([frame(1, "out"), frame(2, "err"), frame(1, ""), frame(1, " put"), frame(0, "in")]);
  for (const size of [1, 3, 8, 9, 1_000]) {
    const { got, take } = collect();
    for (let at = 0; at < bytes.length; at += size) expect(take(bytes.subarray(at, at + size))).toBe(true);
    expect(got).toEqual({ stdout: "out putin", stderr: "err" });
  }
});

test("a frame that claims four gigabytes is passed on as it comes", () => {
  const { got, take } = collect();
  expect(take(Buffer.from([1, 0, 0, 0, 255, 255, 255, 255]))).toBe(true);
  expect(take(Buffer.from("start"))).toBe(true);
  expect(got.stdout).toBe("start");
});

test("bytes that aren't frames are recognised", () => {
  expect(collect().take(Buffer.from("plain text of a terminal"))).toBe(false);
});
