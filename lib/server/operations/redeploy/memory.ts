import "server-only";
import type { EngineClient, RawImage } from "@/lib/server/docker/types";

/** What this process did or saw itself, and need not ask the engine for again as long as nothing fails. */
export interface Known {
  /** The new container's id: an inspect is enough then. */
  readonly freshId: string | null;
  /** An image that is there. */
  readonly readyImageId: string | null;
  /** The holding tag is there. */
  readonly isHeld: true | null;
}

export interface Memory {
  known(): Known;
  remember(seen: Partial<Known>): void;
  /** Something failed: all but the new one's id, which is looked at in any case, is asked for again. */
  doubt(): void;
  /** The image that the old one was made from; an id always means the same, so the engine is asked once. */
  oldImage(): Promise<RawImage | null>;
}

const nothing: Known = { freshId: null, readyImageId: null, isHeld: null };

export function createMemory(client: EngineClient, oldImageId: string): Memory {
  let known = nothing;
  let oldImage: RawImage | null = null;
  return {
    known: () => known,
    remember(seen) {
      known = { ...known, ...seen };
    },
    doubt() {
      known = { ...nothing, freshId: known.freshId };
    },
    async oldImage() {
      oldImage ??= await client.inspectImage(oldImageId);
      return oldImage;
    },
  };
}
