import "server-only";
import { text } from "@/lib/server/sources/read";
import { defineKind } from "./kind";
import { annotation } from "./meta";

const right = { group: "storage.k8s.io", version: "v1", resource: "storageclasses" };
const defaultMarks = [
  "storageclass.kubernetes.io/is-default-class",
  "storageclass.beta.kubernetes.io/is-default-class",
];

export const storageClass = defineKind("StorageClass", right, (json, meta) => ({
  ...meta,
  provisioner: text(json.provisioner, 256),
  waitsForConsumer: json.volumeBindingMode === "WaitForFirstConsumer",
  isDefault: defaultMarks.some((mark) => annotation(json, mark) === "true"),
}));
