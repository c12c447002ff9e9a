import type { PlainChange } from "@/components/workloads/actions/send";
import type { WorkloadDialog } from "@/components/workloads/actions/wanted-dialog";
import type { NodeId } from "@/lib/domain/ids";
import type { WorkloadOperationKind } from "@/lib/domain/operation";
import type { Reason } from "@/lib/domain/reason";
import { type ManyKind, refuseOfMany } from "@/lib/domain/redeploy/refuse-many";
import type { ClusterActs, WorkloadActs } from "@/lib/domain/rollout/acts";
import type { SourceStatus } from "@/lib/domain/source";
import { ancestryOf } from "@/lib/domain/topology/ancestry";
import type { WorkloadNode } from "@/lib/domain/topology/cluster-nodes";
import { isHostLike, isMember, isStackLike, type MemberNode } from "@/lib/domain/topology/members";
import { membersOf } from "@/lib/domain/topology/members-of";
import type { ClusterMember, ContainerNode, TopologyNode } from "@/lib/domain/topology/model";
import { memberWords } from "@/lib/domain/words/member-words";

/** What a menu is about: one node, or the selection of many. */
export type MenuTarget =
  | { readonly kind: "node"; readonly id: NodeId }
  | { readonly kind: "many"; readonly ids: readonly NodeId[] };

export interface MenuLab {
  readonly nodes: ReadonlyMap<NodeId, TopologyNode>;
  readonly children: ReadonlyMap<NodeId | null, readonly NodeId[]>;
  readonly sources: ReadonlyMap<string, SourceStatus>;
}

export interface MenuState {
  readonly mayControl: boolean;
  /** Of the workload that the menu is about; null: nothing may be done with it, or it is not known yet. */
  readonly acts: WorkloadActs | null;
  /** The same of the cluster that the host is a node of. */
  readonly clusterActs: ClusterActs | null;
  readonly mayEdit: boolean;
  readonly folded: ReadonlySet<NodeId>;
  readonly pinned: ReadonlySet<NodeId>;
  readonly selected: ReadonlySet<NodeId>;
  /** False on the table, where nothing can be folded or placed. */
  readonly onMap: boolean;
}

/** What choosing an entry does; `nodeId` is the node that the menu is about. */
export type MenuAct =
  | { readonly do: "open" | "logs" | "dependencies" | "pin" | "place" | "zone" | "only-zone" | "clear" }
  | { readonly do: "fold"; readonly id: NodeId }
  /** One container, at once. */
  | { readonly do: "one"; readonly kind: Exclude<ManyKind, "redeploy"> }
  /** One workload, at once. */
  | { readonly do: "one-workload"; readonly kind: PlainChange }
  /** A node of a cluster, which the host is: one asks in the cluster's inspector, the other is done at once. */
  | { readonly do: "cordon" | "uncordon"; readonly member: ClusterMember }
  /** A question in its inspector. */
  | { readonly do: "ask-workload"; readonly dialog: WorkloadDialog }
  /** Several, or a redeploy: the bar at the foot asks. */
  | { readonly do: "ask"; readonly kind: ManyKind; readonly ids: readonly NodeId[] }
  | { readonly do: "select" | "toggle" | "copy"; readonly ids: readonly NodeId[] };

export type MenuEntry =
  /** Why something is not here. */
  | { readonly kind: "note"; readonly why: Reason }
  | {
      readonly kind: "act";
      readonly label: string;
      readonly keys?: string;
      /** Asks once more, in its own place. */
      readonly again?: boolean;
      readonly act: MenuAct;
    };

const act = (label: string, doing: MenuAct, keys?: string): MenuEntry => ({
  kind: "act",
  label,
  act: doing,
  ...(keys && { keys }),
});
type Group = readonly MenuEntry[];

/**
 * What can be done with it, by whoever looks, in groups of what belongs together; none of them is empty. What can't be
 * done is left out, or its reason stands there instead.
 */
export function menuEntries(target: MenuTarget, lab: MenuLab, state: MenuState): readonly Group[] {
  return groupsOf(target, lab, state).filter((group) => group.length > 0);
}

function groupsOf(target: MenuTarget, lab: MenuLab, state: MenuState): readonly Group[] {
  if (target.kind === "many") return manyEntries(target.ids, lab, state);
  const node = lab.nodes.get(target.id);
  if (!node) return [];
  return isMember(node) ? memberEntries(node, lab, state) : boxEntries(node, lab, state);
}

function memberEntries(node: MemberNode, lab: MenuLab, state: MenuState): readonly Group[] {
  const { id, name } = node;
  const { zone, stack, host } = ancestryOf(id, lab.nodes);
  const box = stack ?? host;
  const failed = zone ? failedIn(zone.id, lab) : [];
  return [
    [
      act("Open", { do: "open" }, "Enter"),
      act("Logs", { do: "logs" }, "l"),
      act("Show dependencies", { do: "dependencies" }),
    ],
    node.kind === "workload" ? workloadEntries(node, state) : state.mayControl ? controlEntries(node, lab) : [],
    [
      act(state.selected.has(id) ? "Take out of the selection" : "Add to the selection", { do: "toggle", ids: [id] }),
      ...(zone && failed.length > 1
        ? [act(`Select all ${failed.length} failed in ${zone.name}`, { do: "select", ids: failed })]
        : []),
    ],
    [
      ...(box && state.onMap ? [act(`Fold ${box.kind} ${box.name}`, { do: "fold", id: box.id }, "f")] : []),
      act(state.pinned.has(id) ? `Unpin ${name}` : `Pin ${name}`, { do: "pin" }),
      ...(state.onMap ? [act("Place it elsewhere, for me…", { do: "place" })] : []),
      act(state.mayEdit ? "Move to another zone…" : "Why it stands here…", { do: "zone" }),
      act("Copy link", { do: "copy", ids: [id] }),
    ],
  ];
}

function controlEntries(node: ContainerNode, lab: MenuLab): readonly MenuEntry[] {
  const source = lab.sources.get(node.sourceId);
  const around = {
    isAnswering: source?.state === "live",
    engineName: source?.name ?? node.sourceId,
    // One alone is not protected from itself: its name is typed, or it is asked once more.
    protectedZone: null,
  };
  const refusal = (kind: ManyKind) => refuseOfMany(kind, node, around);
  const why = refusal("redeploy");
  const one = (kind: Exclude<ManyKind, "redeploy">, label: string, keys?: string): readonly MenuEntry[] =>
    refusal(kind)
      ? []
      : [
          {
            kind: "act",
            label,
            act: { do: "one", kind },
            again: kind === "restart" || kind === "stop",
            ...(keys && { keys }),
          },
        ];
  return [
    why ? { kind: "note", why } : act(`Redeploy ${node.name}…`, { do: "ask", kind: "redeploy", ids: [node.id] }, "d"),
    ...one("restart", `Restart ${node.name}`, "r"),
    ...one("stop", `Stop ${node.name}`, "s"),
    ...one("start", `Start ${node.name}`),
    ...one("unpause", `Resume ${node.name}`),
  ];
}

function workloadEntries({ name }: WorkloadNode, { acts }: MenuState): readonly MenuEntry[] {
  if (!acts) return [];
  const has = (kind: WorkloadOperationKind) => acts.acts.some((each) => each.kind === kind);
  const can = (kind: WorkloadOperationKind) => acts.acts.some((each) => each.kind === kind && each.refusal === null);
  const once = (kind: PlainChange, label: string): readonly MenuEntry[] =>
    can(kind) ? [act(label, { do: "one-workload", kind })] : [];
  const restart: MenuEntry = {
    ...{ kind: "act", label: `Restart ${name}`, keys: "r", again: true },
    act: { do: "one-workload", kind: "rollout-restart" },
  };
  return [
    ...(has("rollout-restart") ? [act(`Redeploy ${name}…`, { do: "ask-workload", dialog: "redeploy" }, "d")] : []),
    // In a protected zone its name is typed, for which a menu has no room.
    ...(can("rollout-restart") && acts.protectedZone === null ? [restart] : []),
    ...(has("scale") ? [act(`Scale ${name}…`, { do: "ask-workload", dialog: "scale" })] : []),
    ...(has("set-image") ? [act(`New image for ${name}…`, { do: "ask-workload", dialog: "image" })] : []),
    ...(has("rollout-undo") ? [act(`Undo a rollout of ${name}…`, { do: "ask-workload", dialog: "undo" })] : []),
    ...(can("run-now") ? [act(`Run ${name} now…`, { do: "ask-workload", dialog: "run-now" }, "d")] : []),
    ...(can("retry-job") ? [act(`Retry ${name}…`, { do: "ask-workload", dialog: "retry-job" }, "d")] : []),
    ...once("cron-suspend", `Suspend ${name}`),
    ...once("cron-resume", `Resume schedule of ${name}`),
    ...once("rollout-pause", `Pause rollout of ${name}`),
    ...once("rollout-resume", `Resume rollout of ${name}`),
  ];
}

/** Of the first cluster that it is a node of: hardly any is one of two. */
function nodeEntries(node: TopologyNode, { clusterActs }: MenuState): readonly MenuEntry[] {
  const [member] = node.kind === "host" ? node.nodes : [];
  if (!member || !clusterActs?.cordons) return [];
  return member.cordoned
    ? [act(`Uncordon ${member.name}`, { do: "uncordon", member })]
    : [act(`Cordon ${member.name}…`, { do: "cordon", member })];
}

function boxEntries(node: TopologyNode, lab: MenuLab, state: MenuState): readonly Group[] {
  const { id, name, kind } = node;
  const members = membersOf(id, lab.children);
  const failed = failedIn(id, lab);
  const filled = (lab.children.get(id)?.length ?? 0) > 0;
  const folds = isStackLike(node) || ((isHostLike(node) || kind === "zone") && filled);
  const containers = members.filter((member) => lab.nodes.get(member)?.kind === "container");
  const its = (count: number, words: string) => (count === 1 ? `its ${words}` : `its ${count} ${words}`);
  const all = its(members.length, memberWords(members, lab.nodes));
  const them = its(containers.length, memberWords(containers, lab.nodes));
  return [
    [
      ...(kind === "cluster" ? [act("Open", { do: "open" })] : []),
      ...(folds ? [act(state.folded.has(id) ? `Unfold ${name}` : `Fold ${name}`, { do: "fold", id }, "f")] : []),
      ...(kind === "zone" ? [act(`Show only ${name}`, { do: "only-zone" })] : []),
      ...(members.length > 0 ? [act("Show dependencies", { do: "dependencies" })] : []),
    ],
    [
      ...(members.length > 0 ? [act(`Select ${all}`, { do: "select", ids: members })] : []),
      ...(failed.length > 0
        ? [
            act(`Select all ${failed.length} failed in ${kind === "zone" ? "this zone" : name}`, {
              do: "select",
              ids: failed,
            }),
          ]
        : []),
    ],
    state.mayControl && containers.length > 0 && kind !== "zone"
      ? [
          act(`Redeploy ${them}…`, { do: "ask", kind: "redeploy", ids: containers }, "d"),
          act(`Restart ${them}…`, { do: "ask", kind: "restart", ids: containers }, "r"),
          act(`Stop ${them}…`, { do: "ask", kind: "stop", ids: containers }, "s"),
        ]
      : [],
    nodeEntries(node, state),
    [
      ...(kind === "zone"
        ? []
        : [
            act(state.pinned.has(id) ? `Unpin ${name}` : `Pin ${name}`, { do: "pin" }),
            act("Place it elsewhere, for me…", { do: "place" }),
          ]),
      ...(isHostLike(node)
        ? [act(state.mayEdit ? "Move to another zone…" : "Why it stands here…", { do: "zone" })]
        : []),
      act("Copy link", { do: "copy", ids: [id] }),
    ],
  ];
}

function manyEntries(ids: readonly NodeId[], lab: MenuLab, state: MenuState): readonly Group[] {
  const failed = ids.filter((id) => lab.nodes.get(id)?.health.tier === "failed");
  const ask = (kind: ManyKind, label: string, keys?: string) => act(label, { do: "ask", kind, ids }, keys);
  return [
    state.mayControl && ids.some((id) => lab.nodes.get(id)?.kind === "container")
      ? [
          ask("redeploy", `Redeploy the ${ids.length} selected…`, "d"),
          ask("restart", `Restart the ${ids.length} selected…`, "r"),
          ask("stop", `Stop the ${ids.length} selected…`, "s"),
          ask("start", "Start those that are stopped"),
        ]
      : [],
    [
      ...(failed.length > 0 && failed.length < ids.length
        ? [act(`Select only the ${failed.length} failed`, { do: "select", ids: failed })]
        : []),
      act("Copy link", { do: "copy", ids }),
      act("Clear the selection", { do: "clear" }, "Esc"),
    ],
  ];
}

const failedIn = (id: NodeId, lab: MenuLab): readonly NodeId[] =>
  membersOf(id, lab.children).filter((member) => lab.nodes.get(member)?.health.tier === "failed");
