import { expect, test } from "vitest";
import { container, engineReport } from "../publish/samples";
import { parseComposeLabels } from "./labels";
import { normaliseEngine } from "./normalise-engine";

const normalise = (...containers: ReturnType<typeof container>[]) => normaliseEngine(engineReport("e", containers));
const shown = (...containers: ReturnType<typeof container>[]) =>
  [...normalise(...containers).containers.values()].map(({ name, report }) => `${name}=${report.id}`);

const op = { "bulkhead.operation": "op1" };
const stopped = { state: "exited" } as const;

test("through every step of a redeploy there is one node, showing what runs under that name", () => {
  const old = container("web", { id: "old" });
  const fresh = container("web.new-op1", { id: "new", state: "created", labels: op });
  expect(shown(old, fresh)).toEqual(["web=old"]);
  expect(shown({ ...old, ...stopped }, fresh)).toEqual(["web=old"]);
  expect(shown({ ...old, ...stopped, name: "web.old-op1" }, fresh)).toEqual(["web=new"]);
  expect(shown({ ...old, ...stopped, name: "web.old-op1" }, { ...fresh, name: "web" })).toEqual(["web=new"]);
  expect(shown({ ...old, ...stopped, name: "web.old-op1" }, { ...fresh, name: "web", state: "running" })).toEqual([
    "web=new",
  ]);
  expect(shown({ ...old, name: "web.old-op1" }, { ...fresh, ...stopped, name: "web" })).toEqual(["web=old"]);
  expect(shown({ ...fresh, name: "web", state: "running" })).toEqual(["web=new"]);
});

test("a running operation alone is enough to know its old container", () => {
  const report = engineReport("e", [container("web.old-op9", { id: "old" })]);
  const ids = [...normaliseEngine(report, [{ id: "op9", name: "web" }]).containers.keys()];
  expect(ids).toEqual(["container:e/web"]);
});

test("a name that only looks like ours is a container of its own", () => {
  expect(shown(container("web"), container("web.old-2024"), container("web.new-x"))).toHaveLength(3);
  const foreign = container("shop.new-op1", { labels: { "bulkhead.operation": "op2" } });
  expect(shown(container("shop"), foreign)).toHaveLength(2);
  expect(shown(container("prod.old-op1"), container("dev", { labels: op }), container("prod"))).toHaveLength(3);
});

test("every Docker id leads to its node, folded ones too", () => {
  const normal = normalise(
    container("web", { id: "old" }),
    container("web.new-op1", { id: "new", labels: op, state: "created" }),
  );
  expect([...normal.nodeByContainerId]).toEqual([
    ["old", "container:e/web"],
    ["new", "container:e/web"],
  ]);
  expect(normal.containers.get("container:e/web")?.folded).toEqual(["new"]);
});

test("facts that did not change keep their identity", () => {
  const [a, b] = [container("a"), container("b")];
  const first = normalise(a, b);
  const next = normaliseEngine(engineReport("e", [a, container("b", stopped)]), [], first);
  expect(next.containers.get("container:e/a")).toBe(first.containers.get("container:e/a"));
  expect(next.containers.get("container:e/b")).not.toBe(first.containers.get("container:e/b"));
});

test("compose labels give stack, service, one-off and what it depends on", () => {
  const labels = {
    "com.docker.compose.project": "shop",
    "com.docker.compose.service": "web",
    "com.docker.compose.oneoff": "False",
    "com.docker.compose.depends_on":
      "db:service_healthy:true,cache:service_started:false,seed:service_completed_successfully",
  };
  expect(parseComposeLabels(labels)).toEqual({
    stack: "shop",
    service: "web",
    oneOff: false,
    claim: null,
    stated: [],
    dependsOn: [
      { service: "db", condition: "healthy" },
      { service: "cache", condition: "started" },
      { service: "seed", condition: "completed" },
    ],
  });
  expect(parseComposeLabels({ ...labels, "com.docker.compose.oneoff": "True" }).oneOff).toBe(true);
});

test("what a label states to depend on is a list of names", () => {
  expect(parseComposeLabels({ "bulkhead.depends-on": " db , data/cache ,," }).stated).toEqual(["db", "data/cache"]);
});

test("labels that make no sense make nothing", () => {
  expect(parseComposeLabels({ "com.docker.compose.service": "web", "com.docker.compose.oneoff": "True" })).toEqual({
    stack: null,
    service: null,
    oneOff: false,
    claim: null,
    stated: [],
    dependsOn: [],
  });
  const hostile = {
    "com.docker.compose.project": "p",
    "com.docker.compose.depends_on": ",,:,a:b:c,__proto__:toString,x:service_started",
  };
  expect(parseComposeLabels(hostile).dependsOn).toEqual([{ service: "x", condition: "started" }]);
  expect(parseComposeLabels({ "com.docker.compose.project": "   " }).stack).toBeNull();
});
