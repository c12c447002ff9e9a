import "server-only";
import { reason } from "@/lib/domain/reason";
import type { RegistryAnswer } from "@/lib/domain/registry/answer";
import { dockerHub, imagePlace } from "@/lib/domain/registry/image-place";
import { createLane } from "@/lib/server/sources/lane";
import { type Resolve, systemResolve } from "./endpoint";
import { isRegistryError, RegistryError, toRegistryError } from "./errors";
import { findDigest } from "./find-digest";

/** Whoever answers for images. Asking is all that is done: nothing is pulled, kept or sent but names. */
export interface Registries {
  /**
   * What each of these references is now, in their order. All of it ends within the deadline; what could not be told is
   * said in its answer. Rejects only once `signal` is aborted, with its reason.
   */
  ask(images: readonly string[], signal?: AbortSignal): Promise<readonly RegistryAnswer[]>;
}

export interface RegistriesOptions {
  /** Of one question, from the look-up of the name to the last byte. */
  readonly deadlineMs?: number;
  /** Calls of all questions together; more wait, within their deadline. */
  readonly atOnce?: number;
  /** For tests. */
  readonly resolve?: Resolve;
  readonly ca?: string;
}

export function createRegistries({
  deadlineMs = 4_000,
  atOnce = 8,
  resolve = systemResolve,
  ca,
}: RegistriesOptions = {}): Registries {
  const lane = createLane(atOnce);

  async function askOne(image: string, deadline: AbortSignal, ends: AbortSignal): Promise<RegistryAnswer> {
    const place = imagePlace(image);
    const registry = place.registry === dockerHub ? "Docker Hub" : place.registry;
    let hadTurn = false;
    try {
      const { digest, isPlain: plain } = await lane.run(() => {
        hadTurn = true;
        return findDigest(place, { resolve, signal: deadline, ca });
      }, deadline);
      return {
        image,
        state: "resolved",
        digest,
        said: reason("registry.resolved", { image, digest, registry, plain }),
      };
    } catch (error) {
      ends.throwIfAborted();
      const isLate = deadline.aborted && !isRegistryError(error);
      const { trouble, data } = isLate
        ? new RegistryError(hadTurn ? "silent" : "busy", { seconds: deadlineMs / 1_000 })
        : toRegistryError(error);
      const state = trouble === "no-tag" || trouble === "no-repository" ? "absent" : "untold";
      return { image, state, digest: null, said: reason(`registry.${trouble}`, { image, registry, ...data }) };
    }
  }

  return {
    ask(images, signal = new AbortController().signal) {
      // One for all of them: whoever still waits at its end has had no turn, and none begins then.
      const deadline = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
      return Promise.all(images.map((image) => askOne(image, deadline, signal)));
    },
  };
}
