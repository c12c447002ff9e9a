import type { ReasonData } from "../reason";
import { clusterActWords } from "./cluster-act-words";
import { durationWords } from "./duration-words";
import type { WordTable } from "./placement-words";
import { registryWords } from "./registry-words";
import { clusterSays, podsWords } from "./wording";

const what = (d: ReasonData): string => `${d.kind} ${d.name}`;

/** Why a workload can't be changed, how far a change is, and how it ended. */
export const workloadChangeWords: WordTable = {
  "workload.refused.kind": (d) => `${d.name} is a ${d.kind}, and a ${d.kind} can't be changed this way.`,
  "workload.refused.not-permitted": (d) =>
    `The account that Bulkhead uses may not do this to ${what(d)}. Bind it to Bulkhead's ${d.kind === "Node" ? "operate-nodes" : "operate"} role.`,
  "workload.refused.paused": (d) => `The rollout of ${d.name} is paused, so nothing would happen. Resume it first.`,
  "workload.refused.on-delete": (d) =>
    `${d.name} replaces a pod only when somebody deletes it (OnDelete), so nothing would happen. Delete its pods one by one.`,
  "workload.refused.autoscaler": (d) =>
    `Autoscaler ${d.scaler} decides how many pods ${d.name} has, ${d.min} to ${d.max}, and would set it back. Change the autoscaler instead.`,
  "workload.refused.owned": (d) =>
    `${d.name} belongs to ${d.ownerKind} ${d.owner}, which would set it back. Scale that instead.`,
  "workload.refused.same-replicas": (d) => `${d.name} is asked to have ${podsWords(d.replicas)} already.`,
  "workload.refused.current": (d) => `Revision ${d.number} is what ${d.name} runs already.`,
  "workload.refused.no-revision": (d) =>
    `Revision ${d.number} of ${d.name} is not kept any more: its revision history limit has let it go.`,
  "workload.refused.not-kept": (d) => `${d.name} has no revision ${d.revision} any more. Look again which are kept.`,
  "workload.refused.nothing-to-undo": (d) =>
    `Its controller has not kept what ${d.name} runs now yet, so there would be nothing to go back to. Try again in a moment.`,
  "workload.refused.same-image": (d) => `${d.name} has these images already.`,
  "workload.refused.no-container": (d) => `${d.name} has no container ${d.container}.`,
  "workload.refused.paused-already": (d) => `The rollout of ${d.name} is paused already.`,
  "workload.refused.not-paused": (d) => `The rollout of ${d.name} is not paused.`,
  "workload.refused.static-pod": (d) =>
    `The kubelet of ${d.node} runs ${d.name} from a file on that node; deleting it here would change nothing. Change the file.`,
  "workload.refused.ending": (d) => `${d.name} is being deleted already.`,
  "workload.refused.no-pod": (d) => `Pod ${d.name} is not there any more.`,
  ...clusterActWords,
  ...registryWords,
  "workload.planned": (d) =>
    d.scaledTo === null
      ? `Looked at, as of generation ${d.generation}.`
      : `From ${d.replicas} to ${podsWords(d.scaledTo)}.`,
  "workload.planned-images": (d) =>
    `${d.images}.${d.digests ? ` At the click ${d.digests}.` : ""}${d.untold ? ` ${d.untold}` : ""}`,
  "workload.planned-undo": (d) => `Back to revision ${d.number}.`,
  "workload.tried": () => "The cluster would accept it.",
  "workload.accepted": () => "The cluster has accepted it.",
  "workload.was-accepted": () => "The cluster had accepted it before the panel was stopped.",
  "workload.kind-not-live": (d) => `Waiting: the cluster doesn't tell of its objects of kind ${d.kind} just now.`,
  "workload.cluster-not-live": () => "Waiting for the cluster.",
  "workload.unobserved": () => "Its controller has not looked at it yet.",
  "workload.updating": (d) => `${d.updated} of ${podsWords(d.desired)} new.`,
  "workload.ending-old": (d) => `${podsWords(d.old)} still ${Number(d.old) === 1 ? "has" : "have"} to end.`,
  "workload.becoming-ready": (d) => `${d.available} of ${podsWords(d.desired)} ready.`,
  "workload.rolled-out": (d) =>
    Number(d.desired) === 0
      ? "It has no pods."
      : `${podsWords(d.desired)} new and ready${d.digests ? `, from ${d.digests}` : ""}.`,
  "workload.scaled": (d) => (Number(d.replicas) === 0 ? "No pod is left." : `${podsWords(d.replicas)} ready.`),
  "workload.paused": () => "Its rollout is paused: changes wait until it is resumed.",
  "workload.resumed": () => "Its rollout goes on.",
  "workload.pod-ending": (d) => `It is given ${d.graceSeconds} s to end.`,
  "workload.pod-gone": (d) => `${d.name} is gone.`,
  "workload.given-way": (d) =>
    `In the cluster; not followed to its end, because ${d.by} asked for something else meanwhile.`,
  "workload.turned-back": (d) => `It failed, and revision ${d.number} is back. ${d.cause}`,
  "workload.not-turned-back": (d) => `It failed, and could not be undone: ${d.why} It failed because: ${d.cause}`,
  "workload.undone": (d) => `Revision ${d.number} is its template again.`,
  "workload.stuck-cleared": (d) =>
    Number(d.count) === 0 ? "Nothing held it up." : `${podsWords(d.count)} that would never have been ready deleted.`,
  "workload.changed-meanwhile": (d) =>
    `Somebody changed ${d.name} meanwhile, so it was left as it is: look what it runs, then undo by hand.`,
  "workload.other-template": (d) =>
    `Somebody changed ${d.name} meanwhile, and an undo would take that back too, so nothing was done. Look at it, then ask again.`,
  "workload.gone": (d) => `${d.name} was deleted meanwhile, by somebody else.`,
  "workload.made-anew": (d) => `${d.name} was deleted and made anew meanwhile, by somebody else.`,
  "workload.deadline": (d) =>
    `The new pods did not get ready in time; the old ones stay as far as they are needed.${clusterSays(d.message)}`,
  "workload.paused-meanwhile": (d) => `Somebody paused the rollout of ${d.name} meanwhile.`,
  "workload.scaled-meanwhile": (d) =>
    `Somebody asked for ${podsWords(d.desired)} of ${d.name} meanwhile, not ${d.wanted}.`,
  "workload.pause-meanwhile": (d) => `Somebody else changed whether the rollout of ${d.name} is paused.`,
  "workload.stalled": (d) =>
    `Nothing has moved for ${durationWords(Number(d.stalledMs))}. ${d.last} The change is in the cluster and goes on if it can: look at the pods.`,
};
