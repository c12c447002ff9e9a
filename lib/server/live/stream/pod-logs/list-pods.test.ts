import { expect, test } from "vitest";
import { pod } from "@/lib/domain/publish/pod-samples";
import type { ViewState } from "@/lib/domain/publish/view-input";
import { listPods } from "./list-pods";

const web = "workload:c1/Deployment/default/web";
const pods = [pod("web-1"), pod("web-2")];
const state = {
  view: {
    nodes: new Map<string, object>([
      [web, { kind: "workload" }],
      ["pod:c1/uid-default-web-2", { kind: "pod", parentId: web }],
      ["pod:c1/uid-other", { kind: "pod", parentId: "workload:c1/Deployment/default/other" }],
      ["container:e1/db", { kind: "container" }],
    ]),
  },
  clusterParts: new Map([["c1", { workloads: new Map([[web, { facts: { pods } }]]) }]]),
} as unknown as ViewState;

test("a workload's log is of all its pods, a pod's of it alone", () => {
  expect(listPods(web, state)).toEqual({ clusterId: "c1", pods });
  expect(listPods("pod:c1/uid-default-web-2", state)).toEqual({ clusterId: "c1", pods: [pods[1]] });
});

test.each(["container:e1/db", "pod:c1/uid-other", "pod:c1/gone", "workload:c2/Deployment/default/web", "zone:x", ""])(
  "%s has none",
  (nodeId) => {
    expect(listPods(nodeId, state)).toBeNull();
  },
);
