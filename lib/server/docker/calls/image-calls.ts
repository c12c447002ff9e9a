import "server-only";
import { record } from "@/lib/server/sources/read";
import type { Caller } from "../caller";
import { parseJson } from "../http";
import { segment } from "../query";
import { trouble } from "../trouble";
import type { EngineClient, RawImage } from "../types";
import { splitImageRef } from "./image-ref";
import { pullImage } from "./pull-image";

type ImageCalls = Pick<EngineClient, "inspectImage" | "pullImage" | "tagImage" | "untagImage">;

export function imageCalls(caller: Caller): ImageCalls {
  return {
    async inspectImage(refOrId) {
      const { status, text } = await caller.call({
        method: "GET",
        path: `/images/${imagePath(refOrId)}/json`,
        lane: "read",
        deadlineMs: 15_000,
        accept: [404],
      });
      if (status === 404) return null;
      try {
        const json = record(parseJson(text));
        if (typeof json.Id !== "string") throw trouble("invalid-response", "answered an image without an id.");
        return json as RawImage;
      } catch (error) {
        throw caller.failure(error);
      }
    },
    pullImage: (ref, options = {}) => pullImage(caller, ref, options),
    async tagImage(imageId, ref) {
      const { repository, tag } = splitImageRef(ref);
      await caller.call({
        method: "POST",
        path: `/images/${imagePath(imageId)}/tag`,
        query: { repo: repository, tag },
        lane: "change",
        deadlineMs: 60_000,
      });
    },
    async untagImage(ref) {
      await caller.call({
        method: "DELETE",
        path: `/images/${imagePath(ref)}`,
        query: { noprune: true },
        lane: "change",
        deadlineMs: 60_000,
      });
    },
  };
}

/** Docker takes a reference's slashes as they are. */
const imagePath = (ref: string): string => ref.split("/").map(segment).join("/");
