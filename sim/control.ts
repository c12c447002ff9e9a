import http from "node:http";
import { crash, rollOut, silence } from "./cluster/hand.ts";
import type { ServedCluster } from "./cluster/http/serve-cluster.ts";
import { createContainer } from "./engine/create-container.ts";
import { report } from "./engine/health-check.ts";
import { publish } from "./engine/images.ts";
import { die, pause, remove, restart, start, stop, unpause } from "./engine/lifecycle.ts";
import { type Body, record } from "./engine/model.ts";
import { emitContainer, findContainer } from "./engine/state.ts";
import { faults, type Served } from "./http/serve.ts";
import { addCrowd } from "./scenarios/crowd.ts";

/**
 * What a test, the demo or the bench may do to the simulated lab that no client of an engine can: one POST each, JSON in
 * and out, on loopback. Unknown engines and verbs are 404 with a sentence.
 */
const verbs: Readonly<Record<string, (served: Served, body: Body) => unknown>> = {
  fault: async (served, { fault }) => {
    const wanted = faults.find((each) => each === fault);
    if (!wanted) throw new Error(`fault is one of ${faults.join(", ")}`);
    await served.setFault(wanted);
    return { fault: wanted };
  },
  clock: ({ engine }, { skewMs }) => {
    engine.clock.skewMs = Number(skewMs ?? 0);
    return { now: engine.clock.now() };
  },
  crash: ({ engine }, { container, exitCode, oomKilled }) => {
    die(engine, findContainer(engine, String(container)), {
      exitCode: Number(exitCode ?? 1),
      oomKilled: oomKilled === true,
    });
    return {};
  },
  health: ({ engine }, { container, passes, output, retries }) => {
    const found = findContainer(engine, String(container));
    found.behaviour = { kind: "service", check: passes === false ? "fails" : "passes", output: String(output ?? "") };
    report(engine, found, { passes: passes !== false, output: String(output ?? ""), retries: Number(retries ?? 1) });
    return {};
  },
  behave: ({ engine }, { container, behaviour }) => {
    findContainer(engine, String(container)).behaviour = behaviour as never;
    return {};
  },
  publish: ({ engine }, { ref, revision, behaviour }) => {
    const image = publish(engine, {
      ref: String(ref),
      revision: Number(revision ?? 1),
      ...(behaviour ? { behaviour: behaviour as never } : {}),
    });
    return { id: image.id };
  },
  /** `count` more containers, created and started at once. */
  add: ({ engine }, { count, prefix }) => ({
    ids: addCrowd(engine, Number(count ?? 1), { prefix: String(prefix ?? "extra") }),
  }),
  remove: ({ engine }, { prefix }) => {
    const found = [...engine.containers.values()].filter(({ name }) => name.startsWith(String(prefix)));
    for (const container of found) remove(engine, container, true);
    return { removed: found.length };
  },
  /** `events` changes spread over `overMs`: containers are paused and resumed in turn, or created and removed. */
  burst,
  /** Drops nothing and tells of something that did not happen: a reader must look, not believe. */
  lie: ({ engine }, { container, action }) => {
    emitContainer(engine, findContainer(engine, String(container)), String(action ?? "die"), { exitCode: "1" });
    return {};
  },
  /** A change as a client would make it. */
  act: ({ engine }, { container, act }) => {
    const found = findContainer(engine, String(container));
    const change = { start, stop, pause, unpause, restart }[String(act)];
    if (!change) throw new Error("act is start, stop, pause, unpause or restart");
    change(engine, found);
    return {};
  },
  states: ({ engine }) => ({
    states: Object.fromEntries([...engine.containers.values()].map(({ name, status }) => [name, status])),
  }),
  /** What clients asked since the last reset, by route. */
  calls: ({ calls }, { reset }) => {
    const counted = calls.counted();
    if (reset === true) calls.reset();
    return counted;
  },
  create: ({ engine }, { name, body }) => {
    const container = createContainer(engine, String(name), record(body));
    start(engine, container);
    return { id: container.id };
  },
};

/** The same for a simulated cluster. */
const clusterVerbs: Readonly<Record<string, (served: ServedCluster, body: Body) => unknown>> = {
  crash: ({ cluster }, { namespace, workload, exitCode, reason }) => ({
    crashed: crash(
      cluster,
      { namespace: String(namespace), workload: String(workload) },
      { exitCode: Number(exitCode ?? 1), reason: String(reason ?? "Error") },
    ),
  }),
  silence: ({ cluster }, { node, silent }) => silence(cluster, String(node), silent !== false),
  image: ({ cluster }, { namespace, deployment, image }) => ({
    was: rollOut(cluster, String(namespace), String(deployment), () => String(image)),
  }),
};

async function burst({ engine }: Served, { events, overMs }: Body): Promise<Body> {
  const [total, span] = [Number(events ?? 100), Number(overMs ?? 1_000)];
  const running = [...engine.containers.values()].filter(({ status }) => status === "running");
  const stepMs = 20;
  const perStep = Math.max(1, Math.ceil((total * stepMs) / span));
  let sent = 0;
  while (sent < total && running.length > 0) {
    for (let i = 0; i < perStep && sent < total; i++, sent++) {
      const container = running[Math.floor(sent / 2) % running.length];
      if (!container) break;
      container.status = container.status === "paused" ? "running" : "paused";
      emitContainer(engine, container, container.status === "paused" ? "pause" : "unpause");
    }
    await new Promise((resolve) => setTimeout(resolve, stepMs));
  }
  for (const container of running) {
    if (container.status !== "paused") continue;
    container.status = "running";
    emitContainer(engine, container, "unpause");
  }
  return { sent };
}

export interface SimulatedLab {
  readonly engines: ReadonlyMap<string, Served>;
  readonly clusters: ReadonlyMap<string, ServedCluster>;
}

/** @returns The control's port on loopback. */
export async function serveControl(lab: SimulatedLab, port = 0): Promise<{ port: number; close(): void }> {
  const server = http.createServer((request, response) => {
    const reply = (status: number, json: unknown) => {
      response.writeHead(status, { "Content-Type": "application/json" });
      response.end(JSON.stringify(json));
    };
    handle(lab, request).then(
      (json) => (json === null ? reply(404, { message: "no such engine, cluster or verb" }) : reply(200, json)),
      (error: unknown) => reply(400, { message: error instanceof Error ? error.message : String(error) }),
    );
  });
  await new Promise<void>((resolve) => server.listen({ host: "127.0.0.1", port }, resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function handle({ engines, clusters }: SimulatedLab, request: http.IncomingMessage): Promise<unknown> {
  const [, name = "", verb = ""] = new URL(request.url ?? "/", "http://control").pathname.split("/");
  if (name === "" || name === "state") return state(engines);
  const [engine, cluster] = [engines.get(decodeURIComponent(name)), clusters.get(decodeURIComponent(name))];
  const [act, clusterAct] = [verbs[verb], clusterVerbs[verb]];
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  const body = record(text ? JSON.parse(text) : {});
  if (engine && act) return (await act(engine, body)) ?? {};
  if (cluster && clusterAct) return clusterAct(cluster, body) ?? {};
  return null;
}

const state = (engines: ReadonlyMap<string, Served>) =>
  [...engines].map(([name, { engine, fault }]) => ({ name, fault: fault(), containers: engine.containers.size }));
