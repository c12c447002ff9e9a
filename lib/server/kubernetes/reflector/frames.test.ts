import { expect, test } from "vitest";
import { readFrames } from "./frames";

test("what came before an ERROR in one chunk did happen", async () => {
  const lines = [
    { type: "ADDED", object: { metadata: { name: "a", resourceVersion: "7" } } },
    { type: "ERROR", object: { kind: "Status", code: 410, message: "too old" } },
    { type: "ADDED", object: { metadata: { name: "b", resourceVersion: "8" } } },
  ];
  async function* chunks() {
    yield Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  }
  const versions: string[] = [];
  const reading = async () => {
    for await (const frames of readFrames(chunks())) versions.push(...frames.map(({ version }) => version));
  };
  await expect(reading()).rejects.toMatchObject({ status: 410, detail: "too old" });
  expect(versions).toEqual(["7"]);
});
