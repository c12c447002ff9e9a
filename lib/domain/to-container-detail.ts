import { onPanelClock } from "./clock";
import type { ContainerDetail, LabelDetail, PortDetail } from "./container-detail";
import type { ContainerReport, PortReport } from "./engine-report";
import type { Beat } from "./heartbeat/heartbeat";
import { looksSecret, maskText } from "./mask-secrets";
import type { Role } from "./permission";
import { claimOfContainer } from "./place/claim";
import type { ZoneEvidence } from "./place/model";
import type { ContainerState } from "./publish/container-state";
import type { Relation } from "./topology/model";

const longestLabel = 300;
/** Written by tools about themselves: no role is kept from reading these. */
const harmless = /^(com\.docker\.compose|org\.opencontainers\.image|bulkhead)\./;

/** What a person of this role may know of a container. Every field is named here: what isn't, stays on the server. */
export function toContainerDetail(
  { facts, place, health, causes }: ContainerState,
  context: {
    readonly engineName: string;
    readonly relations: readonly Relation[];
    readonly heartbeat: readonly Beat[];
    readonly role: Role;
  },
): ContainerDetail {
  const { report } = facts;
  const seesAll = context.role !== "viewer";
  return {
    nodeId: facts.nodeId,
    engineId: facts.engineId,
    engineName: context.engineName,
    name: facts.name,
    incarnation: report.id,
    imageRef: report.imageRef,
    imageId: report.imageId,
    command: seesAll ? maskText(report.command) : null,
    createdAt: onPanelClock(report.createdAt, causes.skewMs),
    startedAt: onPanelClock(report.startedAt, causes.skewMs),
    finishedAt: onPanelClock(report.finishedAt, causes.skewMs),
    state: report.state,
    exitCode: report.exitCode,
    restartCount: report.restartCount,
    restartPolicy: { name: report.restartPolicy.name, maxRetries: report.restartPolicy.maxRetries },
    autoRemove: report.autoRemove,
    health: { tier: health.tier, reason: health.reason, since: health.since },
    check: report.check && toCheck(report.check),
    ports: report.ports.map((port) => toPort(port, place.placement.exposed)),
    mounts: report.mounts.map(({ kind, source, target, readOnly }) => ({
      kind,
      source: seesAll || kind !== "bind" ? source : null,
      target,
      readOnly,
    })),
    networks: report.endpoints.map(({ networkId, networkName, ipv4, ipv6, mac, aliases }) => ({
      networkId,
      networkName,
      ipv4,
      ipv6,
      mac,
      aliases: [...aliases],
    })),
    networkMode: report.networkMode,
    placement: place.placement,
    claim: claimOfContainer(facts.claim, place.placement, causes.context.index),
    envNames: [...report.envNames].sort(),
    labels: toLabels(report.labels, seesAll),
    relations: context.relations,
    heartbeat: context.heartbeat,
  };
}

type Check = NonNullable<ContainerReport["check"]>;

const toCheck = (check: Check): Check => ({
  status: check.status,
  failingStreak: check.failingStreak,
  retries: check.retries,
  intervalMs: check.intervalMs,
  timeoutMs: check.timeoutMs,
  startPeriodMs: check.startPeriodMs,
  lastOutput: check.lastOutput,
  lastExitCode: check.lastExitCode,
  lastAt: check.lastAt,
});

const toPort = (port: PortReport, exposed: readonly ZoneEvidence[]): PortDetail => ({
  containerPort: port.containerPort,
  proto: port.proto,
  hostIp: port.hostIp,
  hostPort: port.hostPort,
  exposedTo: exposed.filter(
    (each) =>
      each.port?.containerPort === port.containerPort &&
      each.port.proto === port.proto &&
      each.port.hostPort === port.hostPort &&
      each.port.hostIp === (port.hostIp ?? ""),
  ),
});

function toLabels(labels: Readonly<Record<string, string>>, seesAll: boolean): LabelDetail[] {
  return Object.keys(labels)
    .sort()
    .map((name): LabelDetail => {
      if (looksSecret(name) && !harmless.test(name)) return { name, value: null, masked: "secret" };
      if (!seesAll && !harmless.test(name)) return { name, value: null, masked: "role" };
      const value = labels[name] ?? "";
      return { name, value: value.length > longestLabel ? `${value.slice(0, longestLabel)}…` : value, masked: null };
    });
}
