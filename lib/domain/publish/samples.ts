import type { ContainerReport, EndpointReport, EngineReport, NetworkReport } from "../engine-report";
import type { Inventory } from "../inventory/model";
import type { SourceStatus } from "../source";
import { noSlots } from "../topology/slot-table";
import type { ViewInput } from "./view-input";

/** Small builders for tests: a whole of each kind, and what the test is about on top. */
export const t0 = Date.UTC(2026, 10, 1, 12, 0, 0);

export const container = (name: string, over: Partial<ContainerReport> = {}): ContainerReport => ({
  id: `id-${name}`,
  name,
  imageRef: `${name}:1`,
  imageId: `sha256:${name}`,
  command: name,
  createdAt: t0 - 7_200_000,
  startedAt: t0 - 3_600_000,
  finishedAt: null,
  state: "running",
  exitCode: 0,
  oomKilled: false,
  startError: "",
  restartCount: 0,
  check: null,
  restartPolicy: { name: "unless-stopped", maxRetries: 0 },
  autoRemove: false,
  labels: {},
  envNames: [],
  mentions: [],
  networkMode: "bridge",
  pidMode: "",
  ipcMode: "",
  ports: [],
  mounts: [],
  endpoints: [endpoint("bridge", "172.17.0.2")],
  stopAskedAt: null,
  exits: [],
  ...over,
});

export const endpoint = (network: string, ipv4: string | null = null): EndpointReport => ({
  networkId: `net-${network}`,
  networkName: network,
  ipv4,
  ipv6: null,
  mac: null,
  aliases: [],
});

export const network = (name: string, over: Partial<NetworkReport> = {}): NetworkReport => ({
  id: `net-${name}`,
  name,
  driver: "bridge",
  scope: "local",
  internal: false,
  parent: null,
  subnets: [],
  gatewayMode: "nat",
  labels: {},
  ...over,
});

export const engineReport = (
  engineId: string,
  containers: readonly ContainerReport[],
  over: { networks?: readonly NetworkReport[]; address?: string | null; version?: string } = {},
): EngineReport => ({
  engineId,
  at: t0,
  engine: {
    ownId: `own-${engineId}`,
    hostname: engineId,
    version: over.version ?? "29.1.3",
    apiVersion: "1.52",
    os: "linux",
    arch: "x86_64",
    cpus: 4,
    memoryBytes: 8 * 1024 ** 3,
    rootless: false,
    address: over.address ?? null,
  },
  containers: new Map(containers.map((each) => [each.id, each])),
  networks: new Map([network("bridge"), ...(over.networks ?? [])].map((each) => [each.id, each])),
});

export const live = (id: string, over: Partial<SourceStatus> = {}): SourceStatus => ({
  id,
  kind: "engine",
  name: id,
  state: "live",
  since: t0 - 86_400_000,
  reason: null,
  version: "Docker 29.1",
  apiVersion: "1.52",
  hostId: null,
  clockSkewMs: 0,
  drift: 0,
  ...over,
});

/** Prod and Dev on VLANs, Infra on a plain subnet; nas in Prod with a leg in Infra, lab in Dev. Nothing is allowed. */
export const inventory = (over: Partial<Inventory> = {}): Inventory => ({
  revision: 1,
  zones: [
    { id: "prod", name: "Prod", kind: "prod", colour: 1, trust: 80, protected: true, position: 0 },
    { id: "dev", name: "Dev", kind: "dev", colour: 2, trust: 40, protected: false, position: 1 },
    { id: "infra", name: "Infra", kind: "infra", colour: 3, trust: 90, protected: true, position: 2 },
  ],
  vlans: [
    { id: "v10", vid: 10, name: "prod", zoneId: "prod" },
    { id: "v20", vid: 20, name: "dev", zoneId: "dev" },
  ],
  subnets: [
    { id: "s10", cidr: "10.0.10.0/24", vlanId: "v10", zoneId: null, gateway: "10.0.10.1" },
    { id: "s20", cidr: "10.0.20.0/24", vlanId: "v20", zoneId: null, gateway: null },
    { id: "s30", cidr: "10.0.30.0/24", vlanId: null, zoneId: "infra", gateway: null },
  ],
  hosts: [
    {
      id: "nas",
      name: "nas",
      kind: "server",
      proposed: false,
      pinnedAddressId: null,
      addresses: [hostAddress("10.0.10.5", true), hostAddress("10.0.30.5")],
    },
    {
      id: "lab",
      name: "lab-pc",
      kind: "server",
      proposed: false,
      pinnedAddressId: null,
      addresses: [hostAddress("10.0.20.11", true)],
    },
  ],
  links: [],
  engines: [
    { id: "e-nas", name: "nas", hostId: "nas" },
    { id: "e-lab", name: "lab", hostId: "lab" },
  ],
  policies: [],
  ...over,
});

export const hostAddress = (ip: string, defaultRoute = false) => ({
  id: `a-${ip}`,
  interfaceName: "eth0",
  ip,
  mac: null,
  defaultRoute,
});

export const viewInput = (reports: readonly EngineReport[], over: Partial<ViewInput> = {}): ViewInput => ({
  bootId: "boot",
  reports: new Map(reports.map((each) => [each.engineId, each])),
  sources: new Map(reports.map((each) => [each.engineId, live(each.engineId)])),
  clusters: new Map(),
  inventory: inventory(),
  operations: [],
  slots: noSlots,
  now: t0,
  history: new Map(),
  ...over,
});
