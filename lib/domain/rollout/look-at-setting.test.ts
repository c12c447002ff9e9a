import { expect, test } from "vitest";
import type { ClusterReport } from "../cluster-report";
import type { WritableKind } from "./change";
import { lookAtSetting } from "./look-at-setting";

type Setting = Parameters<typeof lookAtSetting>[0];

function look(change: Setting, kind: WritableKind, object: object | null, more: object = {}, state = "live") {
  const [namespace, key] = kind === "Node" ? ["", "it"] : ["shop", "shop/it"];
  const tables = { CronJob: new Map(), Node: new Map(), HorizontalPodAutoscaler: new Map(), ...more };
  const its = new Map(object ? [[key, { name: "it", namespace, uid: "u", ...object }]] : []);
  const report = { kinds: { [kind]: { state } }, objects: { ...tables, [kind]: its } } as unknown as ClusterReport;
  const written = { kind, namespace, name: "it", uid: "u", generation: 1, lateSince: null };
  const found = lookAtSetting(change, written, report);
  return `${found.state} ${"detail" in found ? found.detail.code : "lost" in found ? found.lost.code : found.reason.code}`;
}
const suspend: Setting = { kind: "cron-suspend" };
const cordon: Setting = { kind: "cordon", clusterId: "c1", node: "it" };
const range: Setting = { kind: "set-autoscaler", min: 2, max: 4 };

test("what is set is done once it shows, and asked about until then", () => {
  expect(look(suspend, "CronJob", { suspended: true })).toBe("done workload.cron-suspended");
  expect(look({ kind: "cron-resume" }, "CronJob", { suspended: false })).toBe("done workload.cron-resumed");
  expect(look(suspend, "CronJob", { suspended: false })).toBe("unseen workload.set-meanwhile");
  expect(look(cordon, "Node", { unschedulable: true })).toBe("done workload.cordoned");
  expect(look({ ...cordon, kind: "uncordon" }, "Node", { unschedulable: false })).toBe("done workload.uncordoned");
  expect(look(cordon, "Node", { unschedulable: false })).toBe("unseen workload.set-meanwhile");
});

test("what is gone, made anew or not told of is no success", () => {
  expect(look(suspend, "CronJob", null)).toBe("failed workload.gone");
  expect(look(suspend, "CronJob", { suspended: true, uid: "v" })).toBe("failed workload.made-anew");
  expect(look(cordon, "Node", { unschedulable: true }, {}, "behind")).toBe("unknown workload.kind-not-live");
});

test.each(["Deployment", "StatefulSet", "ReplicaSet"])("an autoscaler is followed until its %s is heeded", (kind) => {
  const scaler = { min: 2, max: 4, target: { kind, name: "web" } };
  const tables = (desired: number) => ({
    ...{ Deployment: new Map(), StatefulSet: new Map(), ReplicaSet: new Map() },
    [kind]: new Map([["shop/web", { desired }]]),
  });
  const at = (desired: number) => look(range, "HorizontalPodAutoscaler", scaler, tables(desired));
  expect([1, 5].map(at)).toEqual(["going workload.autoscaler-unheeded", "going workload.autoscaler-unheeded"]);
  expect([2, 4].map(at)).toEqual(["done workload.autoscaler-set", "done workload.autoscaler-set"]);
  expect(at(0)).toBe("done workload.autoscaler-idle");
  expect(look(range, "HorizontalPodAutoscaler", { ...scaler, max: 9 }, tables(3))).toBe(
    "unseen workload.set-meanwhile",
  );
});
