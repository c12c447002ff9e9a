import { pull, splitRef, tagImage, toImageJson, untagImage } from "../engine/images.ts";
import { EngineRefusal } from "../engine/model.ts";
import { findImage } from "../engine/state.ts";
import { type Ask, ok, type Reply, type Route } from "./router.ts";

export const imageRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/images/json",
    answer: ({ engine }) =>
      ok(
        [...engine.images.values()].map((image) => {
          const { Id, RepoTags, RepoDigests, Size } = toImageJson(engine, image);
          return {
            Id,
            RepoTags,
            RepoDigests,
            Size,
            Created: Math.floor(image.createdAt / 1000),
            Labels: null,
            Containers: -1,
          };
        }),
      ),
  },
  { method: "POST", path: "/images/create", answer: create },
  {
    method: "GET",
    path: "/images/**/json",
    answer: ({ engine, parts }) => ok(toImageJson(engine, findImage(engine, parts[0] ?? ""))),
  },
  {
    method: "POST",
    path: "/images/**/tag",
    answer: ({ engine, parts, query }) => {
      tagImage(engine, parts[0] ?? "", query.get("repo") ?? "", query.get("tag") ?? "");
      return { status: 201 };
    },
  },
  { method: "DELETE", path: "/images/**", answer: ({ engine, parts }) => ok(untagImage(engine, parts[0] ?? "")) },
];

/** A pull. What is wrong is found before the first byte (404) or told inside the stream, as with Docker. */
async function create({ engine, query, response }: Ask): Promise<Reply> {
  const image = query.get("fromImage") ?? "";
  if (image === "") throw new EngineRefusal(400, "only pulling is simulated");
  const tag = query.get("tag") ?? "";
  const ref =
    image.includes("@") || tag === "" ? image : tag.startsWith("sha256:") ? `${image}@${tag}` : `${image}:${tag}`;
  const [repository] = splitRef(ref);
  const known = [...engine.registry.keys()].some((each) => splitRef(each)[0] === repository);
  if (!known)
    throw new EngineRefusal(
      404,
      `pull access denied for ${repository}, repository does not exist or may require 'docker login': denied: requested access to the resource is denied`,
    );
  response.writeHead(200, { "Content-Type": "application/json" });
  response.flushHeaders();
  for (const { afterMs, line } of pull(engine, ref)) {
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    if (response.destroyed) return null;
    response.write(`${JSON.stringify(line)}\r\n`);
  }
  response.end();
  return null;
}
