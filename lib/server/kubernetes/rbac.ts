import "server-only";
import { dump } from "js-yaml";
import { kindSources } from "./kinds/kinds";
import { logRight } from "./logs/log-right";
import { usageRight } from "./read/usage";
import { revisionRight } from "./revisions/stored-revision";
import { acts } from "./write/acts";

/** A rule of a role: what is granted on some resources of one API group. */
interface Rule {
  readonly apiGroups: readonly [string];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

interface Right {
  readonly group: string;
  readonly resource: string;
  readonly verbs: readonly string[];
}

const rightsToAct: readonly Right[] = Object.values(acts).flatMap(({ rights }) =>
  Object.values(rights).map(({ verb, ...right }) => ({ ...right, verbs: [verb] })),
);

/** The files of deploy/rbac, by name: each the role as the kinds and the acts themselves say what they need. */
export const rbacFiles = (): Readonly<Record<string, string>> => ({
  "observe.yaml": role(
    "bulkhead-observe",
    ["What Bulkhead sees of a cluster. No secret, no wildcard, nothing that changes anything."],
    [...Object.values(kindSources).map(({ right }) => right), logRight, usageRight, revisionRight],
  ),
  "operate.yaml": role(
    "bulkhead-operate",
    [
      "What Bulkhead may change in a cluster, besides bulkhead-observe. Bind it in the namespaces that it may act in:",
      "who may patch a Deployment decides what its pods run, so the namespace is the boundary.",
    ],
    rightsToAct.filter(({ resource }) => resource !== "nodes"),
  ),
  "operate-nodes.yaml": role(
    "bulkhead-operate-nodes",
    ["For cordoning nodes, which belong to no namespace: bind it for the whole cluster, or leave it out."],
    rightsToAct.filter(({ resource }) => resource === "nodes"),
  ),
});

function role(name: string, about: readonly string[], rights: readonly Right[]): string {
  const head = [...about, "Made by `npm run rbac` from lib/server/kubernetes."].map((line) => `# ${line}\n`).join("");
  const metadata = { name };
  const body = { apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole", metadata, rules: rulesOf(rights) };
  return head + dump(body, { lineWidth: 120, quoteStyle: "double" });
}

/** One rule for what has a group and its verbs in common, each in order. */
function rulesOf(rights: readonly Right[]): readonly Rule[] {
  const rules = new Map<string, { readonly right: Right; readonly resources: Set<string> }>();
  for (const right of rights) {
    const key = `${right.group} ${right.verbs}`;
    const known = rules.get(key) ?? { right, resources: new Set() };
    known.resources.add(right.resource);
    rules.set(key, known);
  }
  return [...rules]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { right, resources }]) => ({
      apiGroups: [right.group],
      resources: [...resources].sort(),
      verbs: [...right.verbs],
    }));
}
