import "server-only";
import { list, record, text, texts } from "@/lib/server/sources/read";
import { defineKind } from "./kind";
import { portNumber, toProtocol } from "./values";

const right = { group: "discovery.k8s.io", version: "v1", resource: "endpointslices" };

export const endpointSlice = defineKind("EndpointSlice", right, (json, meta) => ({
  ...meta,
  serviceName: meta.labels["kubernetes.io/service-name"] ?? "",
  endpoints: list(json.endpoints).map(toEndpoint),
  ports: list(json.ports, 200)
    .map(record)
    .map(({ name, port, protocol }) => ({
      name: text(name, 64),
      port: portNumber(port),
      proto: toProtocol(protocol),
    })),
}));

function toEndpoint(value: unknown) {
  const endpoint = record(value);
  const { ready, serving, terminating } = record(endpoint.conditions);
  const target = record(endpoint.targetRef);
  // What isn't said counts as ready, and as serving as it is ready.
  const isReady = ready !== false;
  return {
    addresses: texts(endpoint.addresses, 100),
    ready: isReady,
    serving: typeof serving === "boolean" ? serving : isReady,
    terminating: terminating === true,
    target:
      text(target.name, 512) === ""
        ? null
        : { kind: text(target.kind, 128), namespace: text(target.namespace, 512), name: text(target.name, 512) },
    nodeName: text(endpoint.nodeName, 512),
  };
}
