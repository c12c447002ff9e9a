import { expect, test } from "vitest";
import { podLooks } from "./pod-looks";

const labels = (...pods: string[]) => [...podLooks(pods).values()].map(({ label }) => label);

test("a pod is called by what of its name is its own", () => {
  expect(labels("web-7d9c5b8f6-abcde", "web-7d9c5b8f6-abcdx")).toEqual(["abcde", "abcdx"]);
  expect(labels("web-7d9c5b8f6-abcde", "web-84d-x")).toEqual(["7d9c5b8f6-abcde", "84d-x"]);
  expect(labels("db-0", "db-1", "db-10")).toEqual(["0", "1", "10"]);
  expect(labels("lone-pod")).toEqual(["lone-pod"]);
  expect(labels("one", "two")).toEqual(["one", "two"]);
  expect(labels("a-", "a-b")).toEqual(["a-", "b"]);
});

test("a pod's hue stays when others come, and the first eight have one each", () => {
  const pods = Array.from({ length: 10 }, (_, index) => `web-${index}`);
  const hues = [...podLooks(pods).values()].map(({ hue }) => hue);
  expect(new Set(hues.slice(0, 8)).size).toBe(8);
  expect([...podLooks(pods.slice(0, 2)).values()].map(({ hue }) => hue)).toEqual(hues.slice(0, 2));
});
