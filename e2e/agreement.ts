import { type APIRequestContext, expect } from "@playwright/test";
import type { ContainerNode } from "@/lib/domain/topology/model";
import { askOracle, type OracleRow } from "./lab/oracle.mjs";
import type { LabEngine } from "./lab/state.mjs";
import { readSnapshot } from "./panel-view";

const everywhere = new Set(["0.0.0.0", "::", "*"]);
const portText = (ip: string, hostPort: number, containerPort: number, proto: string) =>
  `${everywhere.has(ip) ? "*" : ip}:${hostPort}->${containerPort}/${proto}`;

/** A dead container's network is a matter of when it is asked, and so are ports of one that is between two starts. */
const isSettled = ({ state }: OracleRow) => state === "running" || state === "paused";

const ofOracle = (row: OracleRow) => ({
  name: row.name,
  id: row.id,
  state: row.state,
  image: row.image,
  stack: row.stack?.project ?? null,
  service: row.stack?.service ?? null,
  oneOff: row.stack?.oneOff ?? false,
  ports: isSettled(row)
    ? [...new Set(row.ports.map((p) => portText(p.hostIp, p.hostPort, p.containerPort, p.protocol)))].sort()
    : [],
});

const ofPanel = (node: ContainerNode, isUp: boolean) => ({
  name: node.name,
  id: node.incarnation,
  state: node.state,
  image: node.imageRef,
  stack: node.stack,
  service: node.service,
  oneOff: node.oneOff,
  ports: isUp ? node.ports.map((p) => portText(p.hostIp, p.hostPort, p.containerPort, p.proto)).sort() : [],
});

/**
 * The panel shows each engine exactly as `docker ps -a` and `docker inspect` do; `sourceOf` names an engine's source.
 * A container in a crash loop changes while one asks, so a few moments are allowed for both to say the same; its state
 * is compared as "up or restarting" only.
 */
export async function expectAgreement(
  request: APIRequestContext,
  url: string,
  engine: LabEngine,
  sourceId: string,
): Promise<void> {
  const loops = (state: string) => (state === "restarting" ? "running" : state);
  await expect(async () => {
    const rows = await askOracle(engine);
    const up = new Set(rows.filter(isSettled).map(({ id }) => id));
    const { nodes } = await readSnapshot(request, url);
    const shown = nodes.filter((node) => node.kind === "container" && node.sourceId === sourceId) as ContainerNode[];
    const looping = new Set(rows.filter(({ restarts }) => restarts > 3).map(({ id }) => id));
    const even = <T extends { id: string; name: string; state: string }>(list: T[]) =>
      list
        .map((one) => (looping.has(one.id) ? { ...one, state: loops(one.state) } : one))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(even(shown.map((node) => ofPanel(node, up.has(node.incarnation))))).toEqual(even(rows.map(ofOracle)));
    // An engine tells nobody of a container that turns dead: the next list finds it, half a minute later.
  }).toPass({ timeout: 45_000 });
}
