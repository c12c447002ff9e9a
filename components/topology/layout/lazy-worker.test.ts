import { expect, test } from "vitest";
import { lazyWorker } from "@/components/topology/layout/lazy-worker";
import type { GeometryRequest, GeometryWorker } from "@/components/topology/pipeline/geometry-client";

const question = (token: number) => ({ token, input: { nodes: [] } }) as unknown as GeometryRequest;
const echo = () => {
  const worker: GeometryWorker & { ended: boolean } = {
    ended: false,
    onmessage: null,
    onerror: null,
    postMessage: ({ token }) => worker.onmessage?.({ data: { token, geometry: {} as never } }),
    terminate: () => {
      worker.ended = true;
    },
  };
  return worker;
};

test("what is asked before the code is there is answered once it is", async () => {
  const worker = lazyWorker(async () => echo);
  const answered = new Promise<number>((resolve) => {
    worker.onmessage = ({ data }) => resolve(data.token);
  });
  worker.postMessage(question(7));
  expect(await answered).toBe(7);
});

test("code that can't be fetched is a worker that failed, so that the plain grid is drawn", async () => {
  const worker = lazyWorker(() => Promise.reject(new Error("offline")));
  const failed = new Promise<unknown>((resolve) => {
    worker.onerror = resolve;
  });
  worker.postMessage(question(1));
  expect(String(await failed)).toContain("offline");
});

test("ended before the code was there, it never begins", async () => {
  const spawned: GeometryWorker[] = [];
  const code = Promise.resolve(() => {
    const worker = echo();
    spawned.push(worker);
    return worker;
  });
  const worker = lazyWorker(() => code);
  worker.terminate();
  await code;
  await Promise.resolve();
  expect(spawned).toEqual([]);
});
