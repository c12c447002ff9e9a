import type { NewObject } from "../../cluster/objects.ts";
import { sha256 } from "../../random.ts";

interface NodeSpec {
  readonly name: string;
  readonly address: string;
  readonly index: number;
  readonly arch: "amd64" | "arm64";
  readonly cpus: number;
  readonly memoryGib: number;
  readonly os: string;
  readonly labels?: Readonly<Record<string, string>>;
}

const kubelet = "v1.34.1+k3s1";
export const clusterVersion = kubelet;

/** A mini PC that is the server, a second one with an accelerator for pictures, and a Raspberry Pi with a radio. */
const machines: readonly (Omit<NodeSpec, "index" | "arch" | "os"> & Partial<NodeSpec>)[] = [
  {
    name: "mini-1",
    address: "10.0.40.11",
    cpus: 4,
    memoryGib: 16,
    labels: { "node-role.kubernetes.io/control-plane": "true" },
  },
  { name: "mini-2", address: "10.0.40.12", cpus: 4, memoryGib: 16, labels: { "home.example/coral": "true" } },
  {
    ...{ name: "pi-4", address: "10.0.40.13", arch: "arm64", cpus: 4, memoryGib: 8 },
    os: "Debian GNU/Linux 13 (trixie)",
    labels: { "home.example/bluetooth": "true" },
  },
];

export const householdNodes: readonly NewObject[] = machines.map((each, index) =>
  node({ arch: "amd64", os: "Ubuntu 24.04.3 LTS", ...each, index }),
);

function node({ name, address, index, arch, cpus, memoryGib, os, labels }: NodeSpec): NewObject {
  const common = { "kubernetes.io/arch": arch, "kubernetes.io/hostname": name, "kubernetes.io/os": "linux" };
  const size = {
    cpu: String(cpus),
    memory: `${memoryGib * 1_024 * 1_024}Ki`,
    pods: "110",
    "ephemeral-storage": "240Gi",
  };
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name, labels: { ...common, "node.kubernetes.io/instance-type": "k3s", ...labels } },
    spec: { podCIDR: `10.42.${index}.0/24`, podCIDRs: [`10.42.${index}.0/24`], providerID: `k3s://${name}` },
    status: {
      capacity: size,
      allocatable: size,
      addresses: [
        { type: "InternalIP", address },
        { type: "Hostname", address: name },
      ],
      nodeInfo: {
        machineID: sha256(`machine/${name}`).slice(0, 32),
        systemUUID: sha256(`system/${name}`).slice(0, 32),
        architecture: arch,
        containerRuntimeVersion: "containerd://2.1.4-k3s1",
        kernelVersion: arch === "arm64" ? "6.12.47+rpt-rpi-v8" : "6.8.0-85-generic",
        kubeletVersion: kubelet,
        kubeProxyVersion: "",
        operatingSystem: "linux",
        osImage: os,
      },
    },
  };
}
