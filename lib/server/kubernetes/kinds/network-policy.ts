import "server-only";
import { record, texts } from "@/lib/server/sources/read";
import { defineKind } from "./kind";
import { toSelector } from "./values";

const right = { group: "networking.k8s.io", version: "v1", resource: "networkpolicies" };

export const networkPolicy = defineKind("NetworkPolicy", right, (json, meta) => {
  const spec = record(json.spec);
  const types = texts(spec.policyTypes, 4);
  return {
    ...meta,
    selector: toSelector(spec.podSelector),
    // Unsaid, a policy is about what comes in, and about what goes out if it has rules for it.
    ingress: types.length === 0 || types.includes("Ingress"),
    egress: types.includes("Egress") || (types.length === 0 && Array.isArray(spec.egress)),
  };
});
