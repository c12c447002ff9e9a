// etcd, the apiserver and, unless it is there for its API alone, controller-manager and scheduler.

import { readFileSync } from "node:fs";
import https from "node:https";
import path from "node:path";
import { binary } from "../build.mjs";
import { freePort } from "../ports.mjs";
import { waitFor } from "../processes.mjs";
import { startKept } from "./kept-process.mjs";
import { frontProxyName, writeKubeconfig } from "./pki.mjs";
import { clusterRecipes } from "./recipes.mjs";

export const podRange = "10.244.0.0/16";
export const serviceRange = "10.96.0.0/16";

const built = (name) => binary(name, clusterRecipes);

/** Starts etcd on free ports of the loopback. `command` is the binary, `flags` what its version knows besides. */
export async function startEtcd(root, name, folder, { command, flags = [] }) {
  const [client, peer] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${client}`;
  const process = startKept(root, name, command, [
    "--name=lab",
    `--data-dir=${path.join(folder, name)}`,
    `--listen-client-urls=${url}`,
    `--advertise-client-urls=${url}`,
    `--listen-peer-urls=http://127.0.0.1:${peer}`,
    `--initial-advertise-peer-urls=http://127.0.0.1:${peer}`,
    `--initial-cluster=lab=http://127.0.0.1:${peer}`,
    "--log-level=warn",
    ...flags,
  ]);
  const answers = () =>
    fetch(`${url}/health`).then(
      (reply) => reply.ok,
      () => false,
    );
  await waitFor("etcd", answers, { root, name, process });
  return url;
}

/** etcd of the version that Kubernetes 1.34 is made for. The lab's data is thrown away, so it is not synced to disk. */
export const newEtcd = () => ({ command: built("etcd"), flags: ["--unsafe-no-fsync"] });

/** True once the apiserver at `server` says that it is ready; asked as the holder of `certificate`. */
export function isReady(server, ca, certificate) {
  const options = {
    ca: readFileSync(ca),
    cert: readFileSync(certificate.cert),
    key: readFileSync(certificate.key),
    timeout: 2000,
    agent: false,
  };
  return new Promise((resolve) => {
    const request = https.get(`${server}/readyz`, options, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode === 200));
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(false));
  });
}

/** Requests of API groups that others serve are handed on, straight to where their Services lead: no kube-proxy runs here. */
const aggregation = ({ ca, client }) => [
  "--enable-aggregator-routing=true",
  `--requestheader-client-ca-file=${ca}`,
  `--requestheader-allowed-names=${frontProxyName}`,
  "--requestheader-username-headers=X-Remote-User",
  "--requestheader-group-headers=X-Remote-Group",
  "--requestheader-extra-headers-prefix=X-Remote-Extra-",
  `--proxy-client-cert-file=${client.cert}`,
  `--proxy-client-key-file=${client.key}`,
];

/** Starts an apiserver on a free port of `address`, over the etcd at `etcd`. Returns its address, "https://…". */
export async function startApiserver(root, name, { address, etcd, pki, folder }) {
  const port = await freePort(address);
  const server = `https://${address}:${port}`;
  const process = startKept(root, name, built("kube-apiserver"), [
    `--etcd-servers=${etcd}`,
    "--etcd-prefix=/registry",
    `--secure-port=${port}`,
    `--bind-address=${address}`,
    `--advertise-address=${address}`,
    `--cert-dir=${path.join(folder, `${name}-certificates`)}`,
    `--client-ca-file=${pki.ca.cert}`,
    `--tls-cert-file=${pki.server.cert}`,
    `--tls-private-key-file=${pki.server.key}`,
    `--service-account-key-file=${pki.serviceAccounts.public}`,
    `--service-account-signing-key-file=${pki.serviceAccounts.private}`,
    "--service-account-issuer=https://kubernetes.default.svc",
    `--service-cluster-ip-range=${serviceRange}`,
    "--authorization-mode=Node,RBAC",
    "--enable-admission-plugins=NodeRestriction",
    `--kubelet-client-certificate=${pki.clients["kubelet-client"].cert}`,
    `--kubelet-client-key=${pki.clients["kubelet-client"].key}`,
    // Without it, logs and exec try to resolve a node's name.
    "--kubelet-preferred-address-types=InternalIP",
    ...aggregation(pki.frontProxy),
    "--allow-privileged=true",
    "--profiling=false",
  ]);
  const ready = () => isReady(server, pki.ca.cert, pki.clients.admin);
  await waitFor("The apiserver", ready, { root, name, process, timeout: 60_000 });
  return server;
}

/** A node is given up after 20 s without a word, not after 50: tests wait for it. */
const patience = ["--node-monitor-period=2s", "--node-monitor-grace-period=20s"];
/** A thousand fake pods should not take minutes. */
const pace = ["--kube-api-qps=500", "--kube-api-burst=1000"];

/** Starts controller-manager and scheduler of the cluster whose API is at `server`. */
export function startControllers(root, { server, pki, folder }) {
  const kubeconfigOf = (user) =>
    writeKubeconfig(path.join(folder, `${user}.kubeconfig`), {
      server,
      ca: pki.ca.cert,
      user,
      certificate: pki.clients[user],
    });
  startKept(root, "controller-manager", built("kube-controller-manager"), [
    `--kubeconfig=${kubeconfigOf("controller-manager")}`,
    "--secure-port=0",
    `--service-account-private-key-file=${pki.serviceAccounts.private}`,
    `--root-ca-file=${pki.ca.cert}`,
    `--cluster-signing-cert-file=${pki.ca.cert}`,
    `--cluster-signing-key-file=${pki.ca.key}`,
    "--use-service-account-credentials",
    "--allocate-node-cidrs",
    `--cluster-cidr=${podRange}`,
    `--service-cluster-ip-range=${serviceRange}`,
    "--leader-elect=false",
    ...patience,
    ...pace,
  ]);
  startKept(root, "scheduler", built("kube-scheduler"), [
    `--kubeconfig=${kubeconfigOf("scheduler")}`,
    "--secure-port=0",
    "--leader-elect=false",
    ...pace,
  ]);
}
