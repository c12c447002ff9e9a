import "server-only";

/**
 * "registry:5000/app:1.2" as repository and tag, as Docker's API wants them: without a tag "latest", since a pull without
 * one takes every tag of the repository. A digest stays part of the repository and leaves the tag empty.
 */
export function splitImageRef(ref: string): { repository: string; tag: string } {
  if (ref.includes("@")) return { repository: ref, tag: "" };
  const colon = ref.lastIndexOf(":");
  return colon > ref.lastIndexOf("/")
    ? { repository: ref.slice(0, colon), tag: ref.slice(colon + 1) }
    : { repository: ref, tag: "latest" };
}
