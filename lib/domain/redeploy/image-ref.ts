/**
 * What can be done with an image reference.
 *
 * - `tag`: means something new after a pull; a rollback can point it back.
 * - `digest`: can be pulled, always the same image.
 * - `id`: a bare image id; no registry knows it, so it can't be pulled.
 */
export type ImageRefKind = "tag" | "digest" | "id";

export function imageRefKind(ref: string): ImageRefKind {
  if (/^(sha256:)?[0-9a-f]{64}$/.test(ref)) return "id";
  return ref.includes("@sha256:") ? "digest" : "tag";
}

/** Holds the old image while an operation runs, so that a prune can't take what the rollback needs. */
export const holdingTag = (operationId: string): string => `rollback/${operationId}:latest`;
