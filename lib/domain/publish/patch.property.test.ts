import fc from "fast-check";
import { expect, test } from "vitest";
import type { ContainerReport } from "../engine-report";
import type { Patch } from "../topology/model";
import { buildView } from "./build-view";
import { contents, sorted, unslotted } from "./compare-views";
import { applyPatch, diffViews, isEmptyPatch } from "./patch";
import { container, endpoint, engineReport, live, network, t0, viewInput } from "./samples";
import type { ViewInput } from "./view-input";

const hostileName = fc.oneof(
  fc.constantFrom(
    "a",
    "b",
    "web",
    "web.new-op1",
    "web.old-op1",
    "__proto__",
    "constructor",
    "a/b",
    "a>b",
    "<img src=x>",
  ),
  fc.string({ minLength: 1, maxLength: 12, unit: "binary" }),
);
const hostileText = fc.oneof(
  fc.constantFrom("", "a,b:c", "True", "__proto__", "dev"),
  fc.string({ maxLength: 20, unit: "binary" }),
);
const address = fc.constantFrom(null, "10.0.10.7", "10.0.20.7", "10.0.30.7", "192.168.1.1", "fd00::1", "nonsense");
const networkName = fc.constantFrom("bridge", "front", "prod10", "loose", "back", "gone");

const anyContainer: fc.Arbitrary<ContainerReport> = fc
  .record({
    name: hostileName,
    id: fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom("1", "2", "3", "f") }),
    state: fc.constantFrom("created", "running", "paused", "restarting", "removing", "exited", "dead"),
    exitCode: fc.constantFrom(0, 1, 137),
    oomKilled: fc.boolean(),
    networkMode: fc.oneof(
      fc.constantFrom("bridge", "host", "none", "container:1", "container:2", "container:"),
      hostileText,
    ),
    labels: fc.dictionary(
      fc.constantFrom(
        "bulkhead.operation",
        "bulkhead.zone",
        "com.docker.compose.project",
        "com.docker.compose.service",
        "com.docker.compose.oneoff",
        "com.docker.compose.depends_on",
      ),
      fc.oneof(fc.constantFrom("op1", "s", "web", "web:service_healthy:true"), hostileText),
    ),
    ports: fc.array(
      fc.record({
        containerPort: fc.constantFrom(80, 5432),
        proto: fc.constantFrom("tcp" as const, "udp" as const),
        hostIp: fc.constantFrom(null, "", "0.0.0.0", "::", "127.0.0.1", "10.0.30.5", "nonsense"),
        hostPort: fc.constantFrom(null, 80, 8080),
      }),
      { maxLength: 3 },
    ),
    mounts: fc.array(
      fc.record({
        kind: fc.constantFrom("volume" as const, "bind" as const),
        source: fc.oneof(fc.constantFrom("v", "w"), hostileText),
        target: fc.constant("/data"),
        readOnly: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
    endpoints: fc.array(
      fc.tuple(networkName, address).map(([name, ip]) => endpoint(name, ip)),
      { maxLength: 3 },
    ),
  })
  .map((over) => container(over.name, over as Partial<ContainerReport>));

const networks = [
  network("front"),
  network("prod10", { driver: "macvlan", parent: "eth0.10", subnets: ["10.0.10.0/24"] }),
  network("loose", { driver: "ipvlan" }),
  network("back", { internal: true }),
];

const anyInput: fc.Arbitrary<ViewInput> = fc
  .record({
    nas: fc.uniqueArray(anyContainer, { selector: ({ id }) => id, maxLength: 8 }),
    lab: fc.uniqueArray(anyContainer, { selector: ({ id }) => id, maxLength: 4 }),
    state: fc.constantFrom("live" as const, "stale" as const, "down" as const),
  })
  .map(({ nas, lab, state }) =>
    viewInput([engineReport("e-nas", nas, { networks }), engineReport("e-lab", lab, { networks, version: "27.1.0" })], {
      sources: new Map([
        ["e-nas", live("e-nas")],
        ["e-lab", live("e-lab", { state, since: t0 - 60_000 })],
      ]),
    }),
  );

const shuffled = (input: ViewInput): ViewInput => ({
  ...input,
  reports: new Map(
    [...input.reports].reverse().map(([id, report]) => [
      id,
      {
        ...report,
        containers: new Map([...report.containers].reverse()),
        networks: new Map([...report.networks].reverse()),
      },
    ]),
  ),
});
const byId = ({ nodes, relations, findings, places }: Patch) =>
  [nodes, relations, findings, places].map(({ put, del }) => ({
    put: new Map(put.map((each) => [each.id, each])),
    del: new Set(del),
  }));

test("whoever has the last view and applies the patch has the next view", () => {
  fc.assert(
    fc.property(anyInput, anyInput, (before, after) => {
      const first = buildView(before, null);
      const next = buildView({ ...after, slots: first.slots }, first);
      const patch = next.patch;
      expect(byId(patch)).toEqual(byId(diffViews(first.view, next.view)));
      // What goes over the wire is JSON.
      const received = JSON.parse(JSON.stringify(patch)) as typeof patch;
      expect(contents(applyPatch(first.view, received))).toEqual(contents(next.view));
      expect(contents(applyPatch(applyPatch(first.view, patch), patch))).toEqual(contents(next.view));
    }),
    { numRuns: 150 },
  );
});

test("the order in which an engine lists things does not matter", () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      expect(sorted(buildView(shuffled(input), null).view)).toEqual(sorted(buildView(input, null).view));
    }),
    { numRuns: 150 },
  );
});

test("what came before does not show in the picture, but for where things stand", () => {
  fc.assert(
    fc.property(anyInput, anyInput, (before, after) => {
      const fresh = buildView(after, null);
      const incremental = buildView(after, buildView(before, null));
      expect(unslotted(incremental.view)).toEqual(unslotted(fresh.view));
    }),
    { numRuns: 150 },
  );
});

test("nothing is lost and nothing is invented: every container is one node's, and every parent is there", () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const { view, engines } = buildView(input, null);
      for (const [engineId, report] of input.reports)
        for (const id of report.containers.keys())
          expect(view.nodes.has(engines.get(engineId)?.normal.nodeByContainerId.get(id) ?? "")).toBe(true);
      for (const node of view.nodes.values())
        if (node.parentId !== null) expect(view.nodes.has(node.parentId)).toBe(true);
      for (const { from, to } of view.relations.values()) expect(view.nodes.has(from) && view.nodes.has(to)).toBe(true);
      for (const { nodeId } of view.findings.values()) expect(view.nodes.has(nodeId)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test("a view is equal to itself", () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const first = buildView(input, null);
      const again = buildView({ ...input, slots: first.slots, now: input.now }, first);
      expect(again.view).toBe(first.view);
      expect(isEmptyPatch(diffViews(first.view, again.view))).toBe(true);
    }),
    { numRuns: 50 },
  );
});
