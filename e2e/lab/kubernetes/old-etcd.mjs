// The same apiserver over the etcd of Debian, which knows no progress requests: streaming lists end in an ERROR frame
// there, so it is the real test of the fallback. It is there for its API alone: nothing runs in it.
import path from "node:path";
import { addressOf } from "../network.mjs";
import { startApiserver, startEtcd } from "./control-plane.mjs";
import { oldEtcd } from "./debian.mjs";
import { onceInCluster } from "./once.mjs";
import { writeKubeconfig } from "./pki.mjs";

async function start({ lab, root, folder, pki }) {
  const etcd = await startEtcd(root, "old-etcd", folder, { command: oldEtcd() });
  const server = await startApiserver(root, "old-apiserver", { address: addressOf(lab, 1), etcd, pki, folder });
  const kubeconfig = writeKubeconfig(path.join(folder, "old-etcd.kubeconfig"), {
    server,
    ca: pki.ca.cert,
    user: "admin",
    certificate: pki.clients.admin,
    cluster: "bulkhead-lab-old-etcd",
  });
  return { root, kubeconfig, server, etcd };
}

/** `cluster` is a running one; returns {root, kubeconfig, server, etcd}. Started once; its processes end with the lab. */
export const startOnOldEtcd = (cluster) => onceInCluster(cluster, "old-etcd", () => start(cluster));
