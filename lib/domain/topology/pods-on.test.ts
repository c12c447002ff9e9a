import { expect, test } from "vitest";
import { pod, workload } from "./cluster-node-samples";
import { byId, host, tier, zone } from "./node-samples";
import { podsOnHosts } from "./pods-on";

test("a host counts the pods that run on it and tells the worst; what is done or on no node counts nowhere", () => {
  const web = workload("web");
  const nodes = byId(
    zone("prod"),
    host("n1", "zone:prod"),
    web,
    pod("a", web, { hostId: "host:n1" }),
    pod("b", web, { hostId: "host:n1", ...tier("warning") }),
    pod("c", web, { hostId: "host:n2", ...tier("unknown") }),
    pod("done", web, { hostId: "host:n2", ...tier("neutral") }),
    pod("pending", web, tier("failed")),
  );
  const pods = podsOnHosts(nodes);
  expect([...pods]).toEqual([
    ["host:n1", { count: 2, worst: "warning" }],
    ["host:n2", { count: 1, worst: "unknown" }],
  ]);
  expect(podsOnHosts(nodes)).toBe(pods);
});
