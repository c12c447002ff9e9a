import { rfc3339 } from "../clock.ts";
import { sha256 } from "../random.ts";
import { type Behaviour, type Body, EngineRefusal, record, type SimImage } from "./model.ts";
import { type EngineState, findImage, withTag } from "./state.ts";

export interface ImageSpec {
  readonly ref: string;
  /** Another version of the same reference. */
  readonly revision?: number;
  readonly sizeBytes?: number;
  readonly config?: Body;
  readonly behaviour?: Behaviour;
}

const runs: Behaviour = { kind: "service", check: null, output: "" };

/** The same reference and revision are the same image on every engine, as they would be from one registry. */
export function toImage({
  ref,
  revision = 0,
  sizeBytes = 84_000_000,
  config = {},
  behaviour = runs,
}: ImageSpec): SimImage {
  const key = `${withTag(ref)}#${revision}`;
  return {
    id: `sha256:${sha256(key)}`,
    digest: `sha256:${sha256(`digest ${key}`)}`,
    createdAt: Date.UTC(2026, 7, 1) + revision * 7 * 86_400_000,
    sizeBytes,
    config: {
      Env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
      Cmd: ["/entrypoint"],
      Entrypoint: null,
      WorkingDir: "/",
      User: "",
      Labels: null,
      ExposedPorts: null,
      Volumes: null,
      ...(behaviour.kind === "service" && behaviour.check !== null ? { Healthcheck: checkEvery10s } : {}),
      ...config,
    },
    behaviour,
  };
}

/** As `HEALTHCHECK --interval=10s …` of an image. */
export const checkEvery10s = {
  Test: ["CMD-SHELL", "/healthcheck"],
  Interval: 10e9,
  Timeout: 5e9,
  StartPeriod: 2e9,
  Retries: 3,
};

/** Puts a version in the registry. The engine has it only once it was pulled. */
export function publish(engine: EngineState, spec: ImageSpec): SimImage {
  const image = toImage(spec);
  const ref = withTag(spec.ref);
  engine.registry.set(ref, [...(engine.registry.get(ref) ?? []).filter(({ id }) => id !== image.id), image]);
  return image;
}

/** Published and pulled: there from the beginning. */
export function provide(engine: EngineState, spec: ImageSpec): SimImage {
  const image = publish(engine, spec);
  engine.images.set(image.id, image);
  engine.tags.set(withTag(spec.ref), image.id);
  return image;
}

/** The lines of a pull, as Docker streams them; each is written after the time before it. */
export function* pull(engine: EngineState, ref: string): Generator<{ readonly afterMs: number; readonly line: Body }> {
  const [repository = "", tag = "latest"] = splitRef(ref);
  const newest = engine.registry.get(withTag(ref))?.at(-1) ?? byDigest(engine, ref);
  yield { afterMs: 30, line: { status: `Pulling from ${repository}`, id: tag } };
  if (!newest) {
    const message = `manifest for ${ref} not found: manifest unknown: manifest unknown`;
    yield { afterMs: 60, line: { errorDetail: { message }, error: message } };
    return;
  }
  const known = engine.images.has(newest.id);
  for (const layer of [0, 1, 2, 3]) {
    const id = sha256(`${newest.id}/${layer}`).slice(0, 12);
    if (known || layer === 0) {
      yield { afterMs: 10, line: { status: "Already exists", progressDetail: {}, id } };
      continue;
    }
    const total = Math.round(newest.sizeBytes / 3);
    yield { afterMs: 40, line: { status: "Pulling fs layer", progressDetail: {}, id } };
    for (const share of [0.3, 0.7, 1])
      yield {
        afterMs: 120,
        line: { status: "Downloading", progressDetail: { current: Math.round(total * share), total }, id },
      };
    yield { afterMs: 20, line: { status: "Download complete", progressDetail: {}, id } };
    yield { afterMs: 60, line: { status: "Pull complete", progressDetail: {}, id } };
  }
  engine.images.set(newest.id, newest);
  if (!ref.includes("@")) engine.tags.set(withTag(ref), newest.id);
  engine.events.emit("image", "pull", withTag(ref), { name: repository });
  yield { afterMs: 20, line: { status: `Digest: ${newest.digest}` } };
  const done = known ? "Image is up to date for" : "Downloaded newer image for";
  yield { afterMs: 10, line: { status: `Status: ${done} ${withTag(ref)}` } };
}

const byDigest = (engine: EngineState, ref: string): SimImage | undefined =>
  [...engine.registry.values()].flat().find(({ digest }) => ref.endsWith(`@${digest}`));

export function splitRef(ref: string): [string, string] {
  const full = withTag(ref);
  const at = full.includes("@") ? full.indexOf("@") : full.lastIndexOf(":");
  return [full.slice(0, at), full.slice(at + 1)];
}

export function tagImage(engine: EngineState, source: string, repository: string, tag: string): void {
  const image = findImage(engine, source);
  engine.tags.set(`${repository}:${tag || "latest"}`, image.id);
  engine.events.emit("image", "tag", image.id, { name: `${repository}:${tag || "latest"}` });
}

/** Takes a name away; the image goes with its last name, unless a container still uses it. */
export function untagImage(engine: EngineState, ref: string): Body[] {
  const image = findImage(engine, ref);
  const name = withTag(ref);
  const user = [...engine.containers.values()].find(({ imageId }) => imageId === image.id);
  const others = [...engine.tags].filter(([key, id]) => id === image.id && key !== name);
  if (!engine.tags.has(name) && user)
    throw new EngineRefusal(
      409,
      `conflict: unable to delete ${ref} (cannot be forced) - image is being used by container ${user.id.slice(0, 12)}`,
    );
  if (others.length === 0 && user)
    throw new EngineRefusal(
      409,
      `conflict: unable to remove repository reference "${ref}" (must force) - container ${user.id.slice(0, 12)} is using its referenced image ${image.id.slice(7, 19)}`,
    );
  engine.tags.delete(name);
  engine.events.emit("image", "untag", image.id, { name: image.id });
  if (others.length > 0) return [{ Untagged: name }];
  engine.images.delete(image.id);
  engine.events.emit("image", "delete", image.id, { name: image.id });
  return [{ Untagged: name }, { Deleted: image.id }];
}

export function toImageJson(engine: EngineState, image: SimImage): Body {
  const tags = [...engine.tags].filter(([, id]) => id === image.id).map(([ref]) => ref);
  return {
    Id: image.id,
    RepoTags: tags,
    RepoDigests: [...new Set(tags.map((ref) => `${splitRef(ref)[0]}@${image.digest}`))],
    Parent: "",
    Comment: "",
    Created: rfc3339(image.createdAt),
    Author: "",
    Architecture: "amd64",
    Os: "linux",
    Size: image.sizeBytes,
    GraphDriver: { Name: "overlay2", Data: {} },
    RootFS: { Type: "layers", Layers: [0, 1, 2, 3].map((layer) => `sha256:${sha256(`${image.id}/${layer}`)}`) },
    Metadata: { LastTagTime: rfc3339(image.createdAt) },
    Config: record(image.config),
  };
}
