import { linePeriodMs } from "../../log-lines.ts";
import type { Cluster } from "../cluster.ts";
import type { ContainerStatus } from "../node/container-life.ts";
import { addressOf } from "../node/kubelet.ts";
import { linesOf, runOf } from "../node/pod-logs.ts";
import { ApiRefusal, type KubeObject } from "../objects.ts";
import type { Place } from "../resources.ts";
import type { Response } from "./response.ts";
import { badRequest, notFound } from "./status.ts";

/** GET …/pods/{name}/log: what one container wrote, and what it goes on to write. @throws ApiRefusal. */
export function podLog(
  cluster: Cluster,
  { resource, namespace, name }: Place,
  query: URLSearchParams,
  response: Response,
) {
  const pod = cluster.store.get("Pod", namespace, name);
  if (!pod) throw notFound(resource, name);
  const container = containerIn(pod, query);
  const read = () => find(cluster.store.get("Pod", namespace, name) ?? pod, container);
  const isPrevious = query.get("previous") === "true";
  const status = read();
  requireNode(cluster, pod);
  const run = status && runOf(pod, status, { isPrevious });
  if (!run) throw noRun(pod, container, status, isPrevious);

  const withTimes = query.get("timestamps") === "true";
  const tail = query.get("tailLines");
  const now = cluster.clock.now();
  const since = query.get("sinceTime")
    ? Date.parse(query.get("sinceTime") ?? "")
    : query.get("sinceSeconds")
      ? now - Number(query.get("sinceSeconds")) * 1_000
      : 0;
  response.writeHead(200, { "content-type": "text/plain" });
  const write = (lines: readonly { at: number; text: string }[]) => {
    const time = (at: number) => `${new Date(at).toISOString().replace("Z", "000000Z")} `;
    for (const { at, text } of lines) response.write(`${withTimes ? time(at) : ""}${text}\n`);
  };
  write(linesOf(cluster, run, since - 1, now, tail === null ? 2_000 : Number(tail)));
  let seenUntil = now;
  const goOn = () => {
    const present = read();
    const current = present && runOf(pod, present, { isPrevious });
    const isOver =
      current?.writer !== run.writer || current.endedAt !== null || !cluster.store.get("Pod", namespace, name);
    const until = cluster.clock.now();
    write(linesOf(cluster, current?.writer === run.writer ? current : run, seenUntil, until, 2_000));
    seenUntil = until;
    return isOver;
  };
  if (query.get("follow") !== "true" || run.endedAt !== null) return void response.end();
  const timer = setInterval(() => {
    if (goOn()) response.end();
  }, linePeriodMs / 8);
  response.on("close", () => clearInterval(timer));
}

const names = (pod: KubeObject): string[] =>
  [...(pod.spec.initContainers ?? []), ...(pod.spec.containers ?? [])].map(({ name }: { name: string }) => name);

function containerIn(pod: KubeObject, query: URLSearchParams): string {
  const all = names(pod);
  const wanted = query.get("container");
  const { name } = pod.metadata;
  if (wanted && !all.includes(wanted)) throw badRequest(`container ${wanted} is not valid for pod ${name}`);
  if (!wanted && (pod.spec.containers ?? []).length > 1)
    throw badRequest(`a container name must be specified for pod ${name}, choose one of: [${all.join(" ")}]`);
  return wanted || (pod.spec.containers[0].name as string);
}

function find({ status }: KubeObject, container: string): ContainerStatus | undefined {
  const all = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])] as ContainerStatus[];
  return all.find(({ name }) => name === container);
}

/** The log is the kubelet's: nobody else has it. */
function requireNode(cluster: Cluster, { spec, metadata }: KubeObject): void {
  if (!cluster.silentNodes.has(spec.nodeName)) return;
  const address = addressOf(cluster.store.get("Node", "", spec.nodeName));
  const path = `https://${address}:10250/containerLogs/${metadata.namespace}/${metadata.name}`;
  throw new ApiRefusal(502, "BadGateway", `Get "${path}": dial tcp ${address}:10250: connect: no route to host`);
}

function noRun(
  pod: KubeObject,
  container: string,
  status: ContainerStatus | undefined,
  isPrevious: boolean,
): ApiRefusal {
  const of = `container "${container}" in pod "${pod.metadata.name}"`;
  if (isPrevious) return badRequest(`previous terminated ${of} not found`);
  return badRequest(`${of} is waiting to start: ${status?.state.waiting?.reason ?? "ContainerCreating"}`);
}
