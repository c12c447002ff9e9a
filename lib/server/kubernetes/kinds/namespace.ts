import "server-only";
import { record } from "@/lib/server/sources/read";
import { defineKind } from "./kind";
import { oneOf } from "./values";

const right = { group: "", version: "v1", resource: "namespaces" };

export const namespace = defineKind("Namespace", right, (json, meta) => ({
  ...meta,
  phase: oneOf(record(json.status).phase, ["Active", "Terminating"], "Active"),
}));
