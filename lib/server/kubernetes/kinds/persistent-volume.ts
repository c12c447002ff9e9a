import "server-only";
import type { VolumeReport } from "@/lib/domain/cluster-report/storage";
import { type Json, record, text } from "@/lib/server/sources/read";
import { defineKind } from "./kind";

const right = { group: "", version: "v1", resource: "persistentvolumes" };

export const persistentVolume = defineKind("PersistentVolume", right, (json, meta) => {
  const spec = record(json.spec);
  const claim = record(spec.claimRef);
  return {
    ...meta,
    phase: text(record(json.status).phase, 64),
    storageClass: text(spec.storageClassName, 256),
    capacity: text(record(spec.capacity).storage, 64),
    claim: text(claim.name, 512) === "" ? null : { namespace: text(claim.namespace, 512), name: text(claim.name, 512) },
    ...sourceOf(spec),
  };
});

function sourceOf({ nfs, hostPath, local, csi }: Json): Pick<VolumeReport, "kind" | "source"> {
  if (nfs) return { kind: "nfs", source: `${text(record(nfs).server, 256)}:${text(record(nfs).path)}` };
  if (hostPath) return { kind: "host-path", source: text(record(hostPath).path) };
  if (local) return { kind: "local", source: text(record(local).path) };
  if (csi) return { kind: "csi", source: text(record(csi).driver, 256) };
  return { kind: "other", source: "" };
}
