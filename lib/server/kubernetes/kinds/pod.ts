import "server-only";
import { flag, list, record, text, time } from "@/lib/server/sources/read";
import { defineKind } from "./kind";
import { toPodContainers } from "./pod-containers";
import { toTemplate } from "./template";
import { allOr, oneOf, secondsMs, toConditions } from "./values";

const defaultGraceSeconds = 30;

export const pod = defineKind("Pod", { group: "", version: "v1", resource: "pods" }, (json, meta, share) => {
  const [spec, status] = [record(json.spec), record(json.status)];
  const { deletionGracePeriodSeconds } = record(json.metadata);
  return {
    ...meta,
    phase: oneOf(status.phase, ["Pending", "Running", "Succeeded", "Failed", "Unknown"], "Pending"),
    reason: text(status.reason, 128),
    message: text(status.message, 300),
    nodeName: text(spec.nodeName, 512),
    hostNetwork: flag(spec.hostNetwork),
    podIps: addresses(status.podIPs, status.podIP),
    hostIps: addresses(status.hostIPs, status.hostIP),
    startedAt: time(status.startTime),
    graceSeconds:
      secondsMs(deletionGracePeriodSeconds ?? spec.terminationGracePeriodSeconds, defaultGraceSeconds) / 1_000,
    conditions: toConditions(status.conditions),
    initContainers: toPodContainers(spec.initContainers, status.initContainerStatuses),
    containers: toPodContainers(spec.containers, status.containerStatuses),
    revision: meta.labels["pod-template-hash"] ?? meta.labels["controller-revision-hash"] ?? "",
    template: toTemplate(json, share),
  };
});

/** `podIPs` is the whole list; `podIP` stands alone where a kubelet is older. */
function addresses(many: unknown, one: unknown): readonly string[] {
  const all = list(many, 16).map((entry) => text(record(entry).ip, 64));
  return allOr(
    all.filter((address) => address !== ""),
    one,
  );
}
