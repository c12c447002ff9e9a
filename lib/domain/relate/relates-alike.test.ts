import fc from "fast-check";
import { expect, test } from "vitest";
import type { ContainerReport } from "../engine-report";
import { normaliseEngine } from "../normalise/normalise-engine";
import { container, endpoint, engineReport, network } from "../publish/samples";
import { relateEngine } from "./relate-engine";
import { relatesAlike } from "./relates-alike";

const networks = [network("front"), network("lan", { driver: "macvlan", parent: "eth0" })];
const anyContainer = (name: string): fc.Arbitrary<ContainerReport> =>
  fc
    .record({
      id: fc.constantFrom(`id-${name}`, `new-${name}`),
      state: fc.constantFrom("running", "exited", "paused"),
      exitCode: fc.constantFrom(0, 1),
      startedAt: fc.constantFrom(1, 2),
      imageRef: fc.constantFrom("traefik:3", "nginx:1"),
      labels: fc.constantFrom<Record<string, string>>(
        {},
        { "traefik.enable": "true" },
        { "com.docker.compose.project": "s", "com.docker.compose.service": name },
        { "com.docker.compose.project": "s", "com.docker.compose.depends_on": "a" },
        { "bulkhead.depends-on": "b" },
      ),
      envNames: fc.constantFrom<string[]>([], ["VIRTUAL_HOST"]),
      mentions: fc.constantFrom<ContainerReport["mentions"]>([], [{ key: "URL", host: "a", port: 80, how: "name" }]),
      networkMode: fc.constantFrom("bridge", "container:id-a"),
      pidMode: fc.constantFrom("", "container:id-b"),
      ipcMode: fc.constantFrom("", "container:id-a"),
      ports: fc.constantFrom<ContainerReport["ports"]>(
        [],
        [{ containerPort: 80, proto: "tcp", hostIp: "0.0.0.0", hostPort: 80 }],
      ),
      mounts: fc.constantFrom<ContainerReport["mounts"]>(
        [],
        [{ kind: "volume", source: "v", target: "/v", readOnly: false }],
      ),
      endpoints: fc.constantFrom([endpoint("front", "172.18.0.2")], [endpoint("lan", "10.0.0.2")]),
    })
    .map((over) => container(name, over as Partial<ContainerReport>));
const anyLab = fc
  .tuple(anyContainer("a"), anyContainer("b"))
  .map((containers) => normaliseEngine(engineReport("e", containers, { networks })));

/** The second lab is the first but for one field of one container. */
const oneField = fc.tuple(anyContainer("a"), anyContainer("b"), anyContainer("b")).chain(([a, b, other]) =>
  fc.constantFrom(...(Object.keys(b) as (keyof ContainerReport)[])).map((key) => {
    const first = engineReport("e", [a, b], { networks });
    const changed = { ...b, [key]: other[key] };
    const second = { ...first, containers: new Map([a, changed].map((each) => [each.id, each])) };
    return { key, before: normaliseEngine(first), after: normaliseEngine(second) };
  }),
);

test("what is called alike hangs together alike, whichever field has changed", () => {
  fc.assert(
    fc.property(oneField, ({ before, after }) => {
      if (relatesAlike(before, after)) expect(relateEngine(after, "host:h")).toEqual(relateEngine(before, "host:h"));
    }),
    { numRuns: 2_000 },
  );
});

test("two labs with nothing in common are not mistaken for each other", () => {
  fc.assert(
    fc.property(anyLab, anyLab, (before, after) => {
      if (relatesAlike(before, after)) expect(relateEngine(after, "host:h")).toEqual(relateEngine(before, "host:h"));
    }),
    { numRuns: 500 },
  );
});

test("a container that stops, with its addresses as they were, relates as before", () => {
  const lab = (over: Partial<ContainerReport>) => ({
    ...normaliseEngine(engineReport("e", [container("a", over)], { networks })),
    report: shared,
  });
  const shared = engineReport("e", [], { networks });
  expect(relatesAlike(lab({}), lab({ state: "exited", exitCode: 1, finishedAt: 5 }))).toBe(true);
  expect(relatesAlike(lab({}), lab({ networkMode: "host" }))).toBe(false);
});
