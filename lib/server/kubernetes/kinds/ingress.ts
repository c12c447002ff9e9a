import "server-only";
import { list, record, text, texts } from "@/lib/server/sources/read";
import { defineKind } from "./kind";
import { annotation } from "./meta";
import { portText, toBalancers } from "./values";

const right = { group: "networking.k8s.io", version: "v1", resource: "ingresses" };

export const ingress = defineKind("Ingress", right, (json, meta) => {
  const spec = record(json.spec);
  const encrypted = list(spec.tls, 200).map((entry) => texts(record(entry).hosts));
  const rules = list(spec.rules).map(record);
  const everything = spec.defaultBackend ? [toRoute("", { backend: spec.defaultBackend }, encrypted)] : [];
  return {
    ...meta,
    className: text(spec.ingressClassName, 256) || annotation(json, "kubernetes.io/ingress.class"),
    balancers: toBalancers(json.status),
    routes: [
      ...rules.flatMap((rule) => list(record(rule.http).paths).map((path) => toRoute(rule.host, path, encrypted))),
      ...everything,
    ],
  };
});

function toRoute(rule: unknown, value: unknown, encrypted: readonly (readonly string[])[]) {
  const { path, backend } = record(value);
  const { name, port } = record(record(backend).service);
  const host = text(rule, 256);
  return {
    host,
    path: text(path),
    // An entry without hosts stands for all of them.
    tls: encrypted.some((hosts) => hosts.length === 0 || hosts.some((pattern) => covers(pattern, host))),
    serviceName: text(name, 512),
    servicePort: portText(record(port).number ?? record(port).name),
  };
}

/** "*.example.org" covers one label. */
const covers = (pattern: string, host: string): boolean =>
  pattern === host || (pattern.startsWith("*.") && host.slice(host.indexOf(".")) === pattern.slice(1));
