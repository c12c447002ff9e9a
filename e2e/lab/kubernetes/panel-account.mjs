// A service account that holds the roles of deploy/rbac, as docs/kubernetes.md tells people to make one.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { kubectl } from "./kubectl.mjs";

const fileOf = (role) => fileURLToPath(new URL(`../../../deploy/rbac/${role}.yaml`, import.meta.url));

/**
 * Makes the account `name` in a namespace that is there already. Of `roles`, "operate" is bound in that
 * namespace alone and the others, "observe" among them, everywhere. The roles are copies under names of their own, so that
 * a lab in use keeps its own; `edit` is given the YAML of each and returns what is made of it.
 *
 * Returns {server, ca, token, bind, remove}: `ca` as PEM; `bind` gives it one more role; `remove` takes away what lies
 * outside the namespace.
 */
export async function createPanelAccount(cluster, { namespace, name, roles, edit = (yaml) => yaml }) {
  const say = (...args) => kubectl(cluster, args);
  await say("create", "serviceaccount", name, "-n", namespace);
  const made = [];
  const bind = async (role) => {
    const own = `${namespace}-${name}-${role}`;
    const yaml = readFileSync(fileOf(role), "utf8").replace(`name: bulkhead-${role}`, `name: ${own}`);
    await kubectl(cluster, ["apply", "-f", "-"], edit(yaml));
    made.push(["clusterrole", own]);
    const to = [own, `--clusterrole=${own}`, `--serviceaccount=${namespace}:${name}`];
    if (role === "operate") await say("create", "rolebinding", ...to, "-n", namespace);
    else {
      await say("create", "clusterrolebinding", ...to);
      made.push(["clusterrolebinding", own]);
    }
  };
  for (const role of roles) await bind(role);
  const token = await say("create", "token", name, "-n", namespace, "--duration=3h");
  const { server, ca } = await adminAccess(cluster);
  return {
    server,
    ca: ca.toString(),
    token: token.trim(),
    bind,
    async remove() {
      for (const [kind, own] of made) await say("delete", kind, own, "--ignore-not-found");
    },
  };
}

/** Where a cluster's API is and who may ask it as its admin: {server, ca, cert, key}, all but the address as PEM. */
export async function adminAccess({ kubeconfig }) {
  const { clusters, users } = JSON.parse(
    await kubectl({ kubeconfig }, ["config", "view", "--raw", "--flatten", "--minify", "-o", "json"]),
  );
  const [{ cluster }] = clusters;
  const [{ user }] = users;
  const [ca, cert, key] = [
    cluster["certificate-authority-data"],
    user["client-certificate-data"],
    user["client-key-data"],
  ].map((data) => Buffer.from(data ?? "", "base64"));
  return { server: cluster.server, ca, cert, key };
}
