import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FreshObject, WorkloadChange } from "@/lib/domain/rollout/change";
import type { ApiConnection } from "../connection/open-connection";
import { trouble } from "../trouble";
import { createWriter } from "./create-writer";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function writer(ask: () => Promise<unknown>) {
  const asked = vi.fn((_request: { body?: unknown }) => ask());
  const connection = () => ({ ask: asked }) as unknown as ApiConnection;
  return { asked, made: createWriter({ clusterName: "home", connection, signal: new AbortController().signal }) };
}
const place = { kind: "Deployment", namespace: "shop", name: "web" } as const;

test("a role that somebody binds counts after half a minute", async () => {
  let allowed = false;
  const { made } = writer(async () => ({ status: { allowed } }));
  expect(await made.may("rollout-restart", place)).toBe(false);
  allowed = true;
  expect(await made.may("rollout-restart", place)).toBe(false);
  vi.advanceTimersByTime(31_000);
  expect(await made.may("rollout-restart", place)).toBe(true);
});

test("a question about a right that failed is asked again", async () => {
  let isDown = true;
  const { made } = writer(async () => {
    if (isDown) throw trouble("unreachable");
    return { status: { allowed: true } };
  });
  await expect(made.may("rollout-restart", place)).rejects.toMatchObject({ kind: "unreachable" });
  isDown = false;
  expect(await made.may("rollout-restart", place)).toBe(true);
});

test("a connection that is given up under a question is out of reach, not cancelled", async () => {
  const { made } = writer(() => Promise.reject(trouble("cancelled")));
  await expect(made.read(place)).rejects.toMatchObject({ kind: "unreachable" });
});

test("a pod is deleted only if it still is the one that was meant", async () => {
  const { asked, made } = writer(async () => ({}));
  const change = { kind: "delete-pod", pod: { uid: "u1" } } as WorkloadChange;
  const object = { kind: "Pod", namespace: "shop", name: "web-1", uid: "u1" } as FreshObject;
  await made.write(change, object, { dryRun: false });
  expect(asked.mock.lastCall?.[0].body).toMatchObject({ preconditions: { uid: "u1" } });
});
