import "server-only";
import { list, record, text, textMap, texts, whole } from "@/lib/server/sources/read";
import { defineKind } from "./kind";
import { oneOf, portText, toBalancers, toProtocol } from "./values";

const right = { group: "", version: "v1", resource: "services" };
const number = { min: 1, max: 65_535, otherwise: 0 };

export const service = defineKind("Service", right, (json, meta) => {
  const spec = record(json.spec);
  const ips = texts(spec.clusterIPs, 8);
  const ip = text(spec.clusterIP, 64);
  return {
    ...meta,
    type: oneOf(spec.type, ["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"], "ClusterIP"),
    selector: textMap(spec.selector),
    clusterIps: ips.length > 0 || ip === "" ? ips : [ip],
    externalIps: texts(spec.externalIPs, 100),
    externalName: text(spec.externalName, 512),
    ports: list(spec.ports, 500)
      .map(record)
      .map((port) => ({
        name: text(port.name, 64),
        port: whole(port.port, number),
        targetPort: portText(port.targetPort),
        nodePort: whole(port.nodePort, number),
        proto: toProtocol(port.protocol),
      })),
    balancers: toBalancers(json.status),
  };
});
