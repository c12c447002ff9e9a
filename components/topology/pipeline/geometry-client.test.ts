import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  GeometryClient,
  type GeometryRequest,
  type GeometryWorker,
} from "@/components/topology/pipeline/geometry-client";
import type { Geometry, GeometryInput } from "@/lib/domain/topology/geometry-model";

const input = (id: string): GeometryInput => ({ nodes: [], folded: [id], doors: [], breaches: [] });
const geometry = (w: number): Geometry => ({ boxes: {}, buses: {}, doors: [], breaches: [], size: { w, h: 0 } });

function setUp(spawn?: () => GeometryWorker) {
  const asked: GeometryRequest[] = [];
  const workers: (GeometryWorker & { ended: boolean })[] = [];
  const drawn: number[] = [];
  const client = new GeometryClient({
    spawn:
      spawn ??
      (() => {
        const worker = {
          ended: false,
          onmessage: null as GeometryWorker["onmessage"],
          onerror: null as GeometryWorker["onerror"],
          postMessage: (request: GeometryRequest) => void asked.push(request),
          terminate() {
            this.ended = true;
          },
        };
        workers.push(worker);
        return worker;
      }),
    fallback: () => geometry(-1),
    onGeometry: (result) => drawn.push(result.size.w),
  });
  const answer = (question: number, w: number) =>
    workers.at(-1)?.onmessage?.({ data: { token: asked[question]!.token, geometry: geometry(w) } });
  return { client, asked, workers, drawn, answer };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("an answer to a question that is no longer asked is dropped", () => {
  const { client, drawn, answer } = setUp();
  client.request(input("a"));
  client.request(input("b"));
  answer(0, 1);
  answer(1, 2);
  expect(drawn).toEqual([2]);
});

test("a layout that takes longer than 5 s is ended and the grid drawn instead", () => {
  const { client, workers, drawn } = setUp();
  client.request(input("a"));
  vi.advanceTimersByTime(4999);
  expect(drawn).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(drawn).toEqual([-1]);
  expect(workers[0]?.ended).toBe(true);
});

test("after that the next question gets a new worker", () => {
  const { client, workers, drawn, answer } = setUp();
  client.request(input("a"));
  vi.advanceTimersByTime(5000);
  client.request(input("b"));
  answer(1, 7);
  expect(workers).toHaveLength(2);
  expect(drawn).toEqual([-1, 7]);
});

test("the grid gives way to the layout as soon as a new worker answers", () => {
  const { client, workers, drawn, asked, answer } = setUp();
  client.request(input("a"));
  vi.advanceTimersByTime(5000);
  expect(drawn).toEqual([-1]);
  vi.advanceTimersByTime(5000);
  expect(workers).toHaveLength(2);
  expect(asked[1]?.input).toBe(asked[0]?.input);
  answer(1, 7);
  vi.advanceTimersByTime(1_000_000);
  expect(drawn).toEqual([-1, 7]);
  expect(asked).toHaveLength(2);
});

test("a layout that never answers is asked for less and less often", () => {
  const { client, asked } = setUp();
  client.request(input("a"));
  vi.advanceTimersByTime(600_000);
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.length).toBeLessThan(10);
  client.close();
  const before = asked.length;
  vi.advanceTimersByTime(1_000_000);
  expect(asked).toHaveLength(before);
});

test("a browser that refuses workers still gets a picture", () => {
  const { client, drawn } = setUp(() => {
    throw new Error("refused");
  });
  client.request(input("a"));
  expect(drawn).toEqual([-1]);
});

test("a closed map draws nothing any more", () => {
  const { client, drawn, answer } = setUp();
  client.request(input("a"));
  client.close();
  answer(0, 1);
  vi.advanceTimersByTime(10_000);
  expect(drawn).toEqual([]);
});
