import { type Tier, tiers } from "../health";

/** What `health:` may ask for: a tier, or a breach that touches it. */
export const healthMarks = ["breach", ...tiers] as const;
export type HealthMark = "breach" | Tier;

export type TextKey =
  | "name"
  | "image"
  | "label"
  | "stack"
  | "service"
  | "zone"
  | "host"
  | "vlan"
  | "network"
  | "state"
  | "mac"
  | "kind"
  | "namespace"
  | "cluster"
  | "app";
export type NumberKey = "restarts" | "port";
export type Key = TextKey | NumberKey | "health" | "ip";

interface KeyFacts {
  readonly kind: "text" | "number" | "health" | "address";
  /** What it looks at, as the help and the completion say it. */
  readonly what: string;
  readonly example: string;
}

/** Every key of a find expression, in the order in which the completion offers them. */
export const keys: Readonly<Record<Key, KeyFacts>> = {
  health: { kind: "health", what: "How it is", example: "health:failed" },
  zone: { kind: "text", what: "Zone it stands in or reaches into", example: "zone:prod" },
  host: { kind: "text", what: "Machine it runs on", example: "host:nas" },
  stack: { kind: "text", what: "Compose project", example: "stack:media" },
  image: { kind: "text", what: "Image, with or without its tag", example: "image:~postgres" },
  name: { kind: "text", what: "Container's name", example: "name:~db" },
  port: { kind: "number", what: "Published port", example: "port:443" },
  ip: { kind: "address", what: "Address, or a range of them", example: "ip:10.0.20.0/24" },
  vlan: { kind: "text", what: "VLAN by number or name", example: "vlan:20" },
  network: { kind: "text", what: "Docker network", example: "network:front" },
  service: { kind: "text", what: "Compose service", example: "service:web" },
  state: { kind: "text", what: "State that Docker says", example: "state:exited" },
  restarts: { kind: "number", what: "Times it was restarted", example: "restarts>3" },
  label: { kind: "text", what: "Label by its name", example: "label:traefik.enable" },
  mac: { kind: "text", what: "MAC address", example: "mac:02:42:ac:11:00:02" },
  kind: { kind: "text", what: "Deployment, Job, container …", example: "kind:deployment" },
  namespace: { kind: "text", what: "Namespace of a cluster", example: "namespace:media" },
  cluster: { kind: "text", what: "Cluster it runs in", example: "cluster:home" },
  app: { kind: "text", what: "Release or application", example: "app:grafana" },
};

/** Keys that mean nothing in a lab without a cluster, and are offered in no such lab. */
export const clusterKeys: ReadonlySet<Key> = new Set(["kind", "namespace", "cluster", "app"]);

export const keyNames = Object.keys(keys) as readonly Key[];

export const isKey = (text: string): text is Key => Object.hasOwn(keys, text);

/** The key that a mistyped one probably means: one letter more, less, other or swapped. Short ones aren't guessed at. */
export function nearestKey(typed: string): Key | null {
  if (typed.length < 4) return null;
  return keyNames.find((key) => isOneSlipAway(typed, key)) ?? null;
}

function isOneSlipAway(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
