// The real metrics-server, a process beside the control plane: the apiserver hands metrics.k8s.io on to it.
import { readFileSync } from "node:fs";
import path from "node:path";
import { loadAll } from "js-yaml";
import { binary } from "../build.mjs";
import { waitFor } from "../processes.mjs";
import { haltProcess, resumeProcess, startKept } from "./kept-process.mjs";
import { apply, kubectl } from "./kubectl.mjs";
import { crowdLabel } from "./kwok.mjs";
import { object } from "./objects.mjs";
import { writeKubeconfig } from "./pki.mjs";
import { clusterRecipes } from "./recipes.mjs";

const name = "metrics-server";
const namespace = "kube-system";
const api = "/apis/metrics.k8s.io/v1beta1";

const command = () => binary(name, clusterRecipes);

const released = (file) => loadAll(readFileSync(path.join(path.dirname(command()), "base", file), "utf8"));

/** On an address that no other lab has, and below the ports that outgoing connections take. */
const port = 4443;

/** Where it listens: on the lab's own address, as the apiserver of `server` does. */
const addressOf = ({ server }) => new URL(server).hostname;

/** Leads its Service to it, or to nobody, as a cluster does while a pod of it is ready or not. */
const endpoints = (cluster, ready) =>
  object("discovery.k8s.io/v1", "EndpointSlice", name, {
    metadata: { namespace, labels: { "kubernetes.io/service-name": name } },
    addressType: "IPv4",
    ports: [{ name: "https", port }],
    endpoints: [{ addresses: [addressOf(cluster)], conditions: { ready } }],
  });

/** Its account, roles and APIService as its release has them, and a Service that selects no pods. */
export const metricsObjects = (cluster) => [
  ...released("rbac.yaml"),
  ...released("apiservice.yaml"),
  object("v1", "Service", name, { metadata: { namespace }, spec: { ports: [{ name: "https", port: 443 }] } }),
  endpoints(cluster, true),
];

/**
 * Starts it in a cluster whose nodes are Ready and where `metricsObjects` have been applied. Nobody waits for it here:
 * who wants it does, with `waitForMetrics`.
 */
export function startMetricsServer({ root, folder, server, pki }) {
  const kubeconfig = writeKubeconfig(path.join(folder, `${name}.kubeconfig`), {
    server,
    ca: pki.ca.cert,
    user: name,
    certificate: pki.clients[name],
  });
  startKept(root, name, command(), [
    `--kubeconfig=${kubeconfig}`,
    `--authentication-kubeconfig=${kubeconfig}`,
    `--authorization-kubeconfig=${kubeconfig}`,
    `--bind-address=${addressOf({ server })}`,
    `--secure-port=${port}`,
    `--cert-dir=${path.join(folder, `${name}-certificates`)}`,
    "--kubelet-preferred-address-types=InternalIP",
    "--kubelet-use-node-status-port",
    // Kubelets sign their certificates themselves, here as in most home labs.
    "--kubelet-insecure-tls",
    // No kubelet answers for fake nodes.
    `--node-selector=!${crowdLabel}`,
    // As often as it can. Of a pod it tells once it has measured it twice.
    "--metric-resolution=10s",
    "--kubelet-request-timeout=8s",
  ]);
}

/** Waits until the apiserver has somebody to ask for metrics; throws a sentence with the log's tail if it gets nobody. */
export const waitForMetrics = (cluster) =>
  waitFor(
    "metrics.k8s.io",
    () =>
      kubectl(cluster, ["get", "--raw", api]).then(
        () => true,
        () => false,
      ),
    { root: cluster.root, name, timeout: 90_000 },
  );

/**
 * Ends it as when its pod has gone: the apiserver says 503 for metrics.k8s.io. Till it is back no namespace is removed to
 * its end, since their controller wants to see what every API group holds of it.
 */
export async function stopMetricsServer(cluster) {
  await haltProcess(cluster.root, name);
  await apply(cluster, [endpoints(cluster, false)]);
}

/** Starts it again, wherever its end got to, and waits until it answers; figures come when it has measured twice. */
export async function startMetricsServerAgain(cluster) {
  await haltProcess(cluster.root, name);
  resumeProcess(cluster.root, name);
  await apply(cluster, [endpoints(cluster, true)]);
  return waitForMetrics(cluster);
}
