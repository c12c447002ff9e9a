import type { GeometryWorker } from "@/components/topology/pipeline/geometry-client";

/** A worker whose code is fetched when it is first asked; until then it costs the page nothing. */
export function lazyWorker(load: () => Promise<() => GeometryWorker>): GeometryWorker {
  let ended = false;
  let worker: GeometryWorker | null = null;
  const loading = load().then((spawn) => {
    if (ended) return null;
    worker = spawn();
    worker.onmessage = (event) => self.onmessage?.(event);
    worker.onerror = (event) => self.onerror?.(event);
    return worker;
  });
  const self: GeometryWorker = {
    onmessage: null,
    onerror: null,
    postMessage: (request) =>
      void loading.then((loaded) => loaded?.postMessage(request)).catch((error: unknown) => self.onerror?.(error)),
    terminate: () => {
      ended = true;
      worker?.terminate();
    },
  };
  return self;
}
