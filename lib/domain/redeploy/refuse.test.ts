import { expect, it } from "vitest";
import { type RedeployCandidate, refuseRedeploy, type Surroundings } from "./refuse";

const plain: RedeployCandidate = {
  id: "a1",
  name: "web",
  state: "running",
  labels: { "com.docker.compose.project": "shop" },
  autoRemove: false,
  networkMode: "shop_default",
  pidMode: "",
  ipcMode: "private",
};
const alone: Surroundings = { panelContainerId: null, sharers: [] };
const code = (change: Partial<RedeployCandidate>, around = alone) =>
  refuseRedeploy({ ...plain, ...change }, around)?.code;

it("lets an ordinary container and a stack member through, running, stopped or in a restart loop", () => {
  for (const state of ["running", "exited", "created", "restarting"] as const) expect(code({ state })).toBeUndefined();
});

it("says why each of the others is refused", () => {
  expect(code({}, { ...alone, panelContainerId: "a1" })).toBe("redeploy.refused.panel");
  expect(code({ labels: { "com.docker.swarm.task.id": "t" } })).toBe("redeploy.refused.swarm");
  expect(code({ labels: { "io.kubernetes.pod.name": "p" } })).toBe("redeploy.refused.kubernetes");
  expect(code({ name: "0123456789ab-infra" })).toBe("redeploy.refused.podman-infra");
  expect(code({ autoRemove: true })).toBe("redeploy.refused.auto-remove");
  for (const mode of ["networkMode", "pidMode", "ipcMode"]) {
    expect(code({ [mode]: "container:f00" })).toBe("redeploy.refused.shares-namespace");
  }
  expect(code({}, { ...alone, sharers: ["torrent"] })).toBe("redeploy.refused.is-shared");
  expect(code({ state: "paused" })).toBe("redeploy.refused.paused");
  expect(code({ state: "removing" })).toBe("redeploy.refused.going");
  expect(code({ state: "dead" })).toBe("redeploy.refused.going");
});

it("refuses what an unfinished operation left, but not what a finished one made", () => {
  expect(code({ name: "web.old-0123456789" })).toBe("redeploy.refused.leftover");
  expect(code({ name: "web.new-0123456789", labels: { "bulkhead.operation": "0123456789" } })).toBe(
    "redeploy.refused.leftover",
  );
  expect(code({ labels: { "bulkhead.operation": "0123456789" } })).toBeUndefined();
});
