import type { Clock } from "../clock.ts";
import type { Random } from "../random.ts";
import type { EventLog } from "./events.ts";
import { EngineRefusal, record, type SimContainer, type SimImage, type SimNetwork, stringMap } from "./model.ts";

/** One engine's whole state; the files beside this one are functions over it. */
export interface EngineState {
  readonly name: string;
  readonly version: string;
  readonly apiVersion: string;
  readonly minApiVersion: string;
  readonly ownId: string;
  readonly cpus: number;
  readonly memoryBytes: number;
  readonly clock: Clock;
  readonly random: Random;
  readonly events: EventLog;
  readonly containers: Map<string, SimContainer>;
  readonly networks: Map<string, SimNetwork>;
  /** By id. */
  readonly images: Map<string, SimImage>;
  /** "postgres:16" → image id. */
  readonly tags: Map<string, string>;
  /** What the registry has for a reference; pulling takes the newest (last). */
  readonly registry: Map<string, SimImage[]>;
  /** Runs `task` after `ms` unless the engine was closed. Keeps no process alive. */
  later(ms: number, task: () => void): void;
  close(): void;
}

export function findContainer({ containers }: EngineState, idOrName: string): SimContainer {
  const wanted = idOrName.replace(/^\//, "");
  const exact = containers.get(wanted);
  if (exact) return exact;
  const all = [...containers.values()];
  const named = all.find((container) => container.name === wanted);
  if (named) return named;
  const short = /^[0-9a-f]{4,63}$/.test(wanted) ? all.filter(({ id }) => id.startsWith(wanted)) : [];
  if (short.length === 1) return short[0] as SimContainer;
  throw new EngineRefusal(404, `No such container: ${idOrName}`);
}

export function findNetwork({ networks }: EngineState, idOrName: string): SimNetwork {
  const all = [...networks.values()];
  const found =
    networks.get(idOrName) ??
    all.find(({ name }) => name === idOrName) ??
    all.find(({ id }) => idOrName.length >= 4 && id.startsWith(idOrName));
  if (!found) throw new EngineRefusal(404, `network ${idOrName} not found`);
  return found;
}

/** "postgres" means "postgres:latest", as everywhere in Docker. */
export const withTag = (ref: string): string =>
  ref.includes("@") || ref.lastIndexOf(":") > ref.lastIndexOf("/") ? ref : `${ref}:latest`;

export function findImage({ images, tags }: EngineState, refOrId: string): SimImage {
  const plain = refOrId.replace(/^sha256:/, "");
  const byTag = tags.get(withTag(refOrId));
  const digest = refOrId.split("@")[1];
  const found =
    (byTag ? images.get(byTag) : undefined) ??
    [...images.values()].find(
      (image) => image.id === `sha256:${plain}` || (plain.length >= 6 && image.id.startsWith(`sha256:${plain}`)),
    ) ??
    (digest ? [...images.values()].find((image) => image.digest === digest) : undefined);
  if (!found) throw new EngineRefusal(404, `No such image: ${withTag(refOrId)}`);
  return found;
}

/** Attributes of a container's events: its labels, image and name. */
export function emitContainer(
  engine: EngineState,
  container: SimContainer,
  action: string,
  more: Readonly<Record<string, string>> = {},
): void {
  const attributes = {
    ...stringMap(container.config.Labels),
    image: container.imageRef,
    name: container.name,
    ...more,
  };
  engine.events.emit("container", action, container.id, attributes);
}

export const hostConfigOf = (container: SimContainer) => record(container.hostConfig);

export const restartPolicyOf = (container: SimContainer): { name: string; maxRetries: number } => {
  const policy = record(hostConfigOf(container).RestartPolicy);
  return { name: String(policy.Name || "no"), maxRetries: Number(policy.MaximumRetryCount ?? 0) };
};
