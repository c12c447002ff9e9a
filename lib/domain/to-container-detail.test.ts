import { expect, test } from "vitest";
import type { ContainerReport } from "./engine-report";
import { indexInventory } from "./inventory/index-inventory";
import { emptyInventory } from "./inventory/model";
import type { Role } from "./permission";
import type { ContainerState } from "./publish/container-state";
import { reason } from "./reason";
import { toContainerDetail } from "./to-container-detail";

const report = {
  id: "c1",
  name: "db",
  imageRef: "postgres:16",
  imageId: "sha256:1",
  command: "postgres --password=hunter2",
  labels: {
    "com.docker.compose.project": "shop",
    "traefik.http.middlewares.a.basicauth.users": "admin:$apr1$planted",
    note: "n".repeat(10_000),
  },
  envNames: ["POSTGRES_PASSWORD", "LANG"],
  restartPolicy: { name: "always", maxRetries: 0 },
  check: null,
  ports: [
    { containerPort: 5432, proto: "tcp", hostIp: "", hostPort: 5432 },
    { containerPort: 5432, proto: "tcp", hostIp: "127.0.0.1", hostPort: 15432 },
  ],
  mounts: [
    { kind: "bind", source: "/srv/private", target: "/data", readOnly: false },
    { kind: "volume", source: "shop_db", target: "/db", readOnly: false },
  ],
  endpoints: [],
  /** A field that somebody adds to the report one day. */
  envValues: ["POSTGRES_PASSWORD=planted"],
} as unknown as ContainerReport;

const exposed = (zoneId: string, hostIp: string, hostPort: number) => ({
  zoneId,
  rule: "D6",
  confidence: "high",
  reason: reason("place.port"),
  port: { hostIp, hostPort, containerPort: 5432, proto: "tcp" },
});

const state = {
  facts: { nodeId: "container:e1/db", engineId: "e1", name: "db", report, claim: null },
  place: { placement: { attached: [], exposed: [exposed("prod", "", 5432), exposed("host", "127.0.0.1", 15432)] } },
  health: { tier: "ok", reason: reason("healthy"), since: 5, nextChangeAt: 99 },
  causes: { skewMs: 0, context: { index: indexInventory(emptyInventory) } },
} as unknown as ContainerState;

const detail = (role: Role) => toContainerDetail(state, { engineName: "nas", relations: [], heartbeat: [], role });

test("nothing that is not on the list reaches the browser, whoever asks", () => {
  for (const role of ["viewer", "operator", "admin"] as const) {
    expect(JSON.stringify(detail(role))).not.toMatch(/planted|hunter2|envValues|nextChangeAt/);
  }
});

test("a viewer sees that there is a command, a path and a label, not what they say", () => {
  expect(detail("viewer").command).toBeNull();
  expect(detail("viewer").mounts.map((mount) => mount.source)).toEqual([null, "shop_db"]);
  expect(detail("viewer").labels).toContainEqual({ name: "note", value: null, masked: "role" });
  expect(detail("viewer").labels).toContainEqual({ name: "com.docker.compose.project", value: "shop", masked: null });
});

test("an operator sees them, but no secret and no label of ten kilobytes", () => {
  expect(detail("operator").command).toBe("postgres --password=••••••");
  expect(detail("operator").mounts[0]?.source).toBe("/srv/private");
  const labels = new Map(detail("operator").labels.map((label) => [label.name, label]));
  expect(labels.get("note")?.value).toHaveLength(301);
  expect(labels.get("traefik.http.middlewares.a.basicauth.users")).toMatchObject({ value: null, masked: "secret" });
});

test("each published port says for itself from where it can be reached", () => {
  expect(detail("viewer").ports.map((port) => port.exposedTo.map((each) => each.zoneId))).toEqual([["prod"], ["host"]]);
});
