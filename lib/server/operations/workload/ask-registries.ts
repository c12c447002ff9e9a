import "server-only";
import type { WorkloadChange } from "@/lib/domain/rollout/change";
import { operationSentence } from "@/lib/domain/words/operation-words";
import type { WorkloadRun } from "./workload-run";

/** What the plan of a new image keeps of its registries' answers; neither where none was asked. */
export interface ToldDigests {
  /** "registry.lab/web:2 is sha256:…" each. */
  readonly digests?: string;
  /** Sentences that say why others could not be told. */
  readonly untold?: string;
}

/**
 * What the new images are at this moment: a tag may be moved before the nodes pull it, and afterwards only this says what
 * was meant. It decides nothing, and never rejects: the panel's own end is noticed by whoever goes on.
 */
export async function askRegistries(
  { registries, signal }: Pick<WorkloadRun, "registries" | "signal">,
  change: WorkloadChange,
): Promise<ToldDigests> {
  if (change.kind !== "set-image" || !registries || !change.asks?.length) return {};
  const answers = await registries.ask(change.asks, signal).catch(() => []);
  const digests = answers.flatMap(({ image, digest }) => (digest === null ? [] : [`${image} is ${digest}`])).join("; ");
  const untold = answers.flatMap(({ digest, said }) => (digest === null ? [operationSentence(said)] : [])).join(" ");
  return { ...(digests && { digests: digests.slice(0, 1_000) }), ...(untold && { untold: untold.slice(0, 1_000) }) };
}
