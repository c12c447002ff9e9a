import { fromElk, toElk } from "@/components/topology/layout/elk-graph";
import type { GeometryRequest, GeometryWorker } from "@/components/topology/pipeline/geometry-client";
import { layOutDependencies } from "@/lib/domain/topology/dependency-layout";

/** ELK behind the face of the geometry's worker: same token, same deadline, ended the same way. */
export function spawnDependencyWorker(): GeometryWorker {
  const worker = new Worker(new URL("./elk.worker.ts", import.meta.url), { type: "module" });
  let ended = false;
  const loading = import("elkjs/lib/elk-api").then(({ default: Elk }) => new Elk({ workerFactory: () => worker }));
  const self: GeometryWorker = {
    onmessage: null,
    onerror: null,
    postMessage: (request) => void answer(request).catch((error: unknown) => !ended && self.onerror?.(error)),
    terminate: () => {
      ended = true;
      worker.terminate();
    },
  };
  worker.onerror = (event) => self.onerror?.(event);

  async function answer({ token, input }: GeometryRequest): Promise<void> {
    const { graph } = input;
    if (!graph) throw new Error("There is no graph to lay out.");
    const elk = await loading;
    const layered = fromElk(await elk.layout(toElk(graph)));
    if (!ended) self.onmessage?.({ data: { token, geometry: layOutDependencies(input, graph, layered) } });
  }
  return self;
}
