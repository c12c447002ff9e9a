import fc from "fast-check";
import { expect, test } from "vitest";
import type { ContainerReport } from "../engine-report";
import { container, engineReport } from "../publish/samples";
import { normaliseEngine } from "./normalise-engine";
import { renewEngine } from "./renew-engine";

const names = ["web", "db", "web.old-op1", "web.new-op1", "db.old-op2"];
const one = fc.record({
  name: fc.constantFrom(...names),
  state: fc.constantFrom<ContainerReport["state"]>("running", "exited", "paused"),
  labels: fc.constantFrom<Readonly<Record<string, string>>>(
    {},
    { "bulkhead.operation": "op1" },
    { "com.docker.compose.project": "shop", "com.docker.compose.service": "web" },
  ),
  createdAt: fc.constantFrom(1, 2),
});
const engine = fc
  .array(one, { maxLength: 5 })
  .map((all) => all.map((over, i) => container(over.name, { ...over, id: `c${i}` })));
const operations = [{ id: "op2", name: "db" }];

test("what is renewed is what would have been counted anew", () => {
  let renewed = 0;
  fc.assert(
    fc.property(engine, engine, fc.integer({ min: 0, max: 4 }), (before, other, at) => {
      const previous = normaliseEngine(engineReport("e", before), operations);
      // Mostly one container is otherwise than before, as in life.
      const after = before.map((each, i) => (i === at ? (other[i] ?? each) : each));
      const report = engineReport("e", after);
      const next = renewEngine(report, previous);
      if (next === null) return;
      renewed++;
      expect(next).toEqual(normaliseEngine(report, operations));
      expect([...next.containers.keys()]).toEqual([...normaliseEngine(report, operations).containers.keys()]);
      for (const [id, facts] of next.containers)
        if (facts.report === previous.containers.get(id)?.report) expect(facts).toBe(previous.containers.get(id));
    }),
    { numRuns: 500 },
  );
  expect(renewed).toBeGreaterThan(100);
});

test("a container that came, went or was renamed is not renewed", () => {
  const [web, db] = [container("web"), container("db")];
  const previous = normaliseEngine(engineReport("e", [web, db]));
  expect(renewEngine(engineReport("e", [web]), previous)).toBeNull();
  expect(renewEngine(engineReport("e", [web, container("cache")]), previous)).toBeNull();
  expect(renewEngine(engineReport("e", [web, { ...db, name: "postgres" }]), previous)).toBeNull();
  expect(renewEngine(engineReport("e", [web, { ...db, state: "exited" }]), previous)).not.toBeNull();
});
