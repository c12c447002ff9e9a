// Who is who in the lab's cluster: one authority, and a certificate for each part and for the admin.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createAuthority, issue } from "../certificates.mjs";
import { run } from "../run.mjs";

/** User and group by which the apiserver knows each part. */
const clients = {
  admin: { user: "lab-admin", group: "system:masters" },
  "controller-manager": { user: "system:kube-controller-manager" },
  scheduler: { user: "system:kube-scheduler" },
  "kube-proxy": { user: "system:kube-proxy" },
  // Its service account by a certificate: it runs in no pod that a token would be given to.
  "metrics-server": { user: "system:serviceaccount:kube-system:metrics-server" },
  "kubelet-client": { user: "kube-apiserver-kubelet-client", group: "system:masters" },
};

export const frontProxyName = "front-proxy";

const subjectOf = ({ user, group }) => `${group ? `/O=${group}` : ""}/CN=${user}`;

async function createServiceAccountKeys(folder) {
  const keys = {
    private: path.join(folder, "service-accounts.key"),
    public: path.join(folder, "service-accounts.pub"),
  };
  await run("openssl", ["genrsa", "-out", keys.private, "2048"]);
  await run("openssl", ["rsa", "-in", keys.private, "-pubout", "-out", keys.public]);
  return keys;
}

/** By whose certificate the apiserver hands requests on to other servers; an authority that signs nobody else. */
async function createFrontProxy(folder) {
  const ca = await createAuthority(folder, "Bulkhead lab front proxy");
  return { ca: ca.cert, client: await issue(ca, frontProxyName, { use: "clientAuth" }) };
}

/**
 * Paths of PEM files in `folder`: {ca: {cert, key}, server, clients: {admin, scheduler, …, <node>}, serviceAccounts:
 * {private, public}, frontProxy: {ca, client}}. The server's certificate is for `addresses` and the names that pods know it by.
 */
export async function createPki(folder, addresses, nodes) {
  const ca = await createAuthority(folder, "Bulkhead lab cluster");
  const besides = Promise.all([createServiceAccountKeys(folder), createFrontProxy(path.join(folder, "front-proxy"))]);
  // It is awaited below; until then its failure must not end the process.
  besides.catch(() => {});
  const names = ["kubernetes", "kubernetes.default", "kubernetes.default.svc", "localhost"];
  const san = [...names.map((name) => `DNS:${name}`), ...addresses.map((address) => `IP:${address}`)].join(",");
  const server = await issue(ca, "apiserver", { san, use: "serverAuth" });
  const ofNodes = nodes.map((name) => [name, { user: `system:node:${name}`, group: "system:nodes" }]);
  const issued = {};
  for (const [name, who] of [...Object.entries(clients), ...ofNodes]) {
    issued[name] = await issue(ca, name, { use: "clientAuth", subject: subjectOf(who) });
  }
  const [serviceAccounts, frontProxy] = await besides;
  return { ca: { cert: ca.cert, key: ca.key }, server, clients: issued, serviceAccounts, frontProxy };
}

const embedded = (file) => readFileSync(file).toString("base64");

/** Writes a kubeconfig with everything embedded, so that its text alone can be pasted. Returns its path. */
export function writeKubeconfig(file, { server, ca, user, certificate, cluster = "bulkhead-lab" }) {
  const text = `apiVersion: v1
kind: Config
clusters:
- name: ${cluster}
  cluster:
    server: ${server}
    certificate-authority-data: ${embedded(ca)}
users:
- name: ${user}
  user:
    client-certificate-data: ${embedded(certificate.cert)}
    client-key-data: ${embedded(certificate.key)}
contexts:
- name: ${cluster}
  context: {cluster: ${cluster}, user: ${user}}
current-context: ${cluster}
`;
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}
