import type { Geometry, GeometryInput } from "@/lib/domain/topology/geometry-model";

export interface GeometryRequest {
  readonly token: number;
  readonly input: GeometryInput;
}

export interface GeometryReply {
  readonly token: number;
  readonly geometry: Geometry;
}

/** The little of a Worker that is used here. */
export interface GeometryWorker {
  postMessage(request: GeometryRequest): void;
  terminate(): void;
  onmessage: ((event: { readonly data: GeometryReply }) => void) | null;
  onerror: ((event: unknown) => void) | null;
}

interface Options {
  readonly spawn: () => GeometryWorker;
  readonly fallback: (input: GeometryInput) => Geometry;
  /** `plain`: it is the fallback's. */
  readonly onGeometry: (geometry: Geometry, input: GeometryInput, options: { readonly plain: boolean }) => void;
  /** After so long the worker is ended and the fallback drawn: a layout can't be interrupted otherwise. */
  readonly deadlineMs?: number;
}

/** A machine that was asleep, or short of memory, is well again a moment later; one that stays unwell is not kept busy. */
const retry = { firstMs: 5000, mostMs: 300_000 } as const;

/**
 * Asks a worker for the geometry. One question at a time counts: an answer to an older one is dropped. A worker that
 * fails, can't start or takes longer than the deadline is replaced, and that one picture is drawn by `fallback`, until a
 * new worker has answered the same question: it is asked again, less and less often.
 */
export class GeometryClient {
  readonly #options: Options;
  #worker: GeometryWorker | null = null;
  #token = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #retryMs: number = retry.firstMs;

  constructor(options: Options) {
    this.#options = options;
  }

  request(input: GeometryInput): void {
    this.#retryMs = retry.firstMs;
    this.#ask(input);
  }

  #ask(input: GeometryInput): void {
    this.#token += 1;
    const token = this.#token;
    this.#clear();
    const giveUp = () => {
      if (token !== this.#token) return;
      this.#end();
      this.#options.onGeometry(this.#options.fallback(input), input, { plain: true });
      this.#timer = setTimeout(() => this.#ask(input), this.#retryMs);
      this.#retryMs = Math.min(2 * this.#retryMs, retry.mostMs);
    };
    try {
      const worker = this.#worker ?? this.#options.spawn();
      this.#worker = worker;
      worker.onmessage = ({ data }) => {
        if (data.token !== this.#token) return;
        this.#clear();
        this.#options.onGeometry(data.geometry, input, { plain: false });
      };
      worker.onerror = giveUp;
      this.#timer = setTimeout(giveUp, this.#options.deadlineMs ?? 5000);
      worker.postMessage({ token, input });
    } catch {
      giveUp();
    }
  }

  close(): void {
    this.#token += 1;
    this.#end();
  }

  #end() {
    this.#clear();
    this.#worker?.terminate();
    this.#worker = null;
  }

  #clear() {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
