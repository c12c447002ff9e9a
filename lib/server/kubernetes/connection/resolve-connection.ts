import "server-only";
import { isIPv6 } from "node:net";
import path from "node:path";
import type { ClusterConnection } from "@/lib/domain/cluster-connection";
import { trouble } from "../trouble";
import { type Access, checkTlsMaterial, noCredentials, serverAddress } from "./access";
import { parseKubeconfig, shown } from "./parse-kubeconfig";
import { readPlainFile } from "./read-plain-file";
import { type ReadFile, selectContext } from "./select-context";

/** Where every pod finds its service account. */
const accountFolder = "/var/run/secrets/kubernetes.io/serviceaccount";

/**
 * What a connection says about reaching its cluster, with all files read anew: certificates and tokens are renewed in
 * place, so every connection begins here.
 *
 * @throws ClusterTrouble that says what is wrong and where.
 */
export function resolveConnection(
  connection: ClusterConnection,
  { env = process.env, account = accountFolder }: { env?: NodeJS.ProcessEnv; account?: string } = {},
): Access {
  switch (connection.source) {
    case "kubeconfig":
      return selectContext(parseKubeconfig(connection.text), { ...connection, readFile: pasted });
    case "file": {
      const file = kubeconfigPath(connection.path);
      return selectContext(parseKubeconfig(readText(file, "the kubeconfig")), {
        ...connection,
        readFile: besides(path.dirname(file)),
      });
    }
    case "token": {
      const token = connection.token.trim();
      if (!/^[\x21-\x7e]+$/.test(token)) throw trouble("config", "the token is empty or holds blanks");
      return checkTlsMaterial({
        server: serverAddress(connection.server, "the server"),
        ca: connection.ca.trim() === "" ? null : connection.ca,
        serverName: null,
        isUnverified: false,
        credentials: { ...noCredentials, token },
      });
    }
    case "in-cluster":
      return inCluster(env, account);
  }
}

function inCluster(env: NodeJS.ProcessEnv, account: string): Access {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = env;
  if (!host || !port)
    throw trouble("config", "Bulkhead doesn't run in a cluster: KUBERNETES_SERVICE_HOST and _PORT are not set");
  return checkTlsMaterial({
    server: serverAddress(`https://${isIPv6(host) ? `[${host}]` : host}:${port}`, "KUBERNETES_SERVICE_HOST"),
    ca: readText(path.join(account, "ca.crt"), "the pod's service account"),
    serverName: null,
    isUnverified: false,
    credentials: { ...noCredentials, token: readText(path.join(account, "token"), "the pod's service account").trim() },
  });
}

function kubeconfigPath(text: string): string {
  if (path.isAbsolute(text)) return text;
  throw trouble(
    "config",
    `${shown(text)} isn't a whole path: write it from / on, since neither ~ nor variables are replaced`,
  );
}

/** A pasted text was written on some other machine: a file that it names is not the one that was meant. */
const pasted: ReadFile = (_file, place) => {
  throw trouble(
    "config",
    `${place} names a file, which a pasted kubeconfig can't bring along: paste what "kubectl config view --raw --flatten" prints`,
  );
};

const besides =
  (folder: string): ReadFile =>
  (file, place) =>
    readText(path.resolve(folder, file), place);

function readText(file: string, place: string): string {
  const read = readPlainFile(file);
  if (read.ok) return read.text;
  throw trouble("config", `${place}: ${shown(file)} ${read.why}`, { cause: read.cause });
}
