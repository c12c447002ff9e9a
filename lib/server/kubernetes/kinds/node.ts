import "server-only";
import { quantity } from "@/lib/domain/cluster-report/quantity";
import { flag, list, record, text, texts } from "@/lib/server/sources/read";
import { defineKind } from "./kind";
import { allOr, toConditions } from "./values";

export const node = defineKind("Node", { group: "", version: "v1", resource: "nodes" }, (json, meta) => {
  const [spec, status] = [record(json.spec), record(json.status)];
  const [info, capacity] = [record(status.nodeInfo), record(status.capacity)];
  return {
    ...meta,
    addresses: list(status.addresses, 64)
      .map(record)
      .map(({ type, address }) => ({ type: text(type, 64), address: text(address, 256) })),
    machineId: text(info.machineID, 128),
    conditions: toConditions(status.conditions),
    unschedulable: flag(spec.unschedulable),
    taints: list(spec.taints, 100)
      .map(record)
      .map(({ key, value, effect }) => ({ key: text(key, 512), value: text(value, 256), effect: text(effect, 64) })),
    kubeletVersion: text(info.kubeletVersion, 64),
    os: text(info.osImage, 256),
    arch: text(info.architecture, 64),
    cpus: quantity(capacity.cpu),
    memoryBytes: Math.round(quantity(capacity.memory)),
    podCidrs: allOr(texts(spec.podCIDRs, 16), spec.podCIDR),
  };
});
