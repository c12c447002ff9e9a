import "server-only";
import { record, text, texts } from "@/lib/server/sources/read";
import { defineKind } from "./kind";
import { oneOf } from "./values";

const right = { group: "", version: "v1", resource: "persistentvolumeclaims" };

export const persistentVolumeClaim = defineKind("PersistentVolumeClaim", right, (json, meta) => {
  const [spec, status] = [record(json.spec), record(json.status)];
  const granted = text(record(status.capacity).storage, 64);
  return {
    ...meta,
    phase: oneOf(status.phase, ["Pending", "Bound", "Lost"], "Pending"),
    storageClass: typeof spec.storageClassName === "string" ? text(spec.storageClassName, 256) : null,
    volumeName: text(spec.volumeName, 512),
    accessModes: texts(spec.accessModes, 8),
    capacity: granted || text(record(record(spec.resources).requests).storage, 64),
  };
});
