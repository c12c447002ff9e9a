// An API server beside the lab's, over an etcd of its own: it may be killed without anybody noticing. Nothing runs in it.
import { rmSync } from "node:fs";
import path from "node:path";
import { isReady, newEtcd, startApiserver, startEtcd } from "../../e2e/lab/kubernetes/control-plane.mjs";
import { haltProcess, resumeProcess } from "../../e2e/lab/kubernetes/kept-process.mjs";
import { writeKubeconfig } from "../../e2e/lab/kubernetes/pki.mjs";
import { addressOf } from "../../e2e/lab/network.mjs";
import { pause } from "../statistics.mjs";

const [etcdName, serverName] = ["bench-etcd", "bench-apiserver"];

/** `cluster` is the lab's, whose certificates it uses. `restart` resolves with when it was ready (`performance.now()`). */
export async function startOwnApiserver({ lab, root, folder, pki }) {
  const etcd = await startEtcd(root, etcdName, folder, newEtcd());
  const address = addressOf(lab, 1);
  const server = await startApiserver(root, serverName, { address, etcd, pki, folder });
  const kubeconfig = writeKubeconfig(path.join(folder, "bench.kubeconfig"), {
    ...{ server, ca: pki.ca.cert, user: "admin", certificate: pki.clients.admin, cluster: "bench" },
  });
  return {
    kubeconfig,
    kill: () => haltProcess(root, serverName, "SIGKILL"),
    async restart() {
      resumeProcess(root, serverName);
      while (!(await isReady(server, pki.ca.cert, pki.clients.admin))) await pause(20);
      return performance.now();
    },
    async stop() {
      await haltProcess(root, serverName, "SIGKILL");
      await haltProcess(root, etcdName, "SIGKILL");
      for (const left of [etcdName, "bench.kubeconfig", `${serverName}-certificates`])
        rmSync(path.join(folder, left), { recursive: true, force: true });
    },
  };
}
