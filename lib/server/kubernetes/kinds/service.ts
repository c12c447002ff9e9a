import "server-only";
import { list, record, text, textMap, texts } from "@/lib/server/sources/read";
import { defineKind } from "./kind";
import { allOr, oneOf, portNumber, portText, toBalancers, toProtocol } from "./values";

const right = { group: "", version: "v1", resource: "services" };

export const service = defineKind("Service", right, (json, meta) => {
  const spec = record(json.spec);
  return {
    ...meta,
    type: oneOf(spec.type, ["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"], "ClusterIP"),
    selector: textMap(spec.selector),
    clusterIps: allOr(texts(spec.clusterIPs, 8), spec.clusterIP),
    externalIps: texts(spec.externalIPs, 100),
    externalName: text(spec.externalName, 512),
    ports: list(spec.ports, 500)
      .map(record)
      .map((port) => ({
        name: text(port.name, 64),
        port: portNumber(port.port),
        targetPort: portText(port.targetPort),
        nodePort: portNumber(port.nodePort),
        proto: toProtocol(port.protocol),
      })),
    balancers: toBalancers(json.status),
  };
});
