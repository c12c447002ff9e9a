// What is written for a node before anything runs on it: the settings of containerd, of its network and of the kubelet.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { cniFolder } from "./debian.mjs";
import { pauseImage } from "./images.mjs";

const cri = 'plugins."io.containerd.grpc.v1.cri"';

/** The registry speaks plain http. `restrict_oom_score_adj`: not every machine lets a score be lowered. */
const containerdConfig = ({ folder, registry }) => `version = 2
root = "${folder}/containerd"
state = "${folder}/containerd-state"
oom_score = 0
[grpc]
  address = "${folder}/containerd.sock"
[ttrpc]
  address = "${folder}/containerd.sock.ttrpc"
[plugins."io.containerd.internal.v1.opt"]
  path = "${folder}/opt"
[${cri}]
  sandbox_image = "docker.io/${pauseImage}"
  restrict_oom_score_adj = true
  netns_mounts_under_state_dir = true
[${cri}.cni]
  bin_dir = "${cniFolder()}"
  conf_dir = "${folder}/cni"
[${cri}.containerd]
  default_runtime_name = "runc"
[${cri}.containerd.runtimes.runc]
  runtime_type = "io.containerd.runc.v2"
[${cri}.containerd.runtimes.runc.options]
  SystemdCgroup = false
[${cri}.registry.mirrors."${registry}"]
  endpoint = ["http://${registry}"]
`;

const networkConfig = ({ folder, network, podRange }) => ({
  cniVersion: "0.4.0",
  name: network,
  plugins: [
    {
      type: "bridge",
      bridge: "cni0",
      isDefaultGateway: true,
      hairpinMode: true,
      ipam: { type: "host-local", ranges: [[{ subnet: podRange }]], dataDir: path.join(folder, "addresses") },
    },
    { type: "portmap", capabilities: { portMappings: true }, snat: true },
  ],
});

const never = "0%";

const kubeletConfig = ({ folder, address, ca, cgroup, clusterDns }) => ({
  apiVersion: "kubelet.config.k8s.io/v1beta1",
  kind: "KubeletConfiguration",
  address,
  authentication: { anonymous: { enabled: false }, webhook: { enabled: true }, x509: { clientCAFile: ca } },
  authorization: { mode: "Webhook" },
  cgroupDriver: "cgroupfs",
  cgroupRoot: cgroup,
  failCgroupV1: false,
  failSwapOn: false,
  oomScoreAdj: 0,
  clusterDomain: "cluster.local",
  clusterDNS: [clusterDns],
  resolvConf: path.join(folder, "resolv.conf"),
  containerRuntimeEndpoint: `unix://${folder}/containerd.sock`,
  podLogsDir: path.join(folder, "pod-logs"),
  volumePluginDir: path.join(folder, "volume-plugins"),
  serializeImagePulls: false,
  // The machine's own disk and memory are nobody's business here.
  imageGCHighThresholdPercent: 100,
  evictionHard: {
    "memory.available": never,
    "nodefs.available": never,
    "nodefs.inodesFree": never,
    "imagefs.available": never,
    "imagefs.inodesFree": never,
  },
  // A node that went away is to be noticed within the 20 s that controller-manager waits.
  nodeStatusUpdateFrequency: "4s",
  nodeLeaseDurationSeconds: 12,
});

/**
 * Writes a node's files into `folder`; returns the paths {containerd, kubelet, machineId}. Every node has a machine id of its own,
 * though they are one machine: a panel tells hosts apart by it.
 */
export function writeNodeFiles(node) {
  const { folder, machineId } = node;
  const write = (name, data) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof data === "string" ? data : JSON.stringify(data, null, 2));
    return file;
  };
  write("cni/10-lab.conflist", networkConfig(node));
  write("resolv.conf", "search lab.example\n");
  mkdirSync(path.join(folder, "volume-plugins"), { recursive: true });
  return {
    containerd: write("containerd.toml", containerdConfig(node)),
    kubelet: write("kubelet.json", kubeletConfig(node)),
    machineId: write("machine-id", `${machineId}\n`),
  };
}
