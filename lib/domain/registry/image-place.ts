/** Where an image is looked up. */
export interface ImagePlace {
  /** "docker.io", "registry.lab:5000": lower case, as the reference names it. */
  readonly registry: string;
  /** "library/nginx". */
  readonly repository: string;
  /** A tag, or "sha256:…" where the reference names a digest: then its tag says nothing. */
  readonly reference: string;
}

export const dockerHub = "docker.io";

/**
 * Of a reference that `isImageReference` accepts, as nodes read it: what stands before the first slash is a registry if
 * it has a dot, a port or is "localhost"; without one it is Docker Hub, whose plain names are under `library/`.
 *
 * @source distribution/reference, `splitDockerDomain`.
 */
export function imagePlace(image: string): ImagePlace {
  const slash = image.indexOf("/");
  const first = slash === -1 ? "" : image.slice(0, slash);
  const named = /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase() ? first.toLowerCase() : "";
  const isHub = named === "" || named === dockerHub || named === "index.docker.io";
  const rest = named === "" ? image : image.slice(slash + 1);
  const [before = "", digest = ""] = rest.split("@");
  const colon = before.lastIndexOf(":");
  const name = colon === -1 ? before : before.slice(0, colon);
  return {
    registry: isHub ? dockerHub : named,
    repository: isHub && !name.includes("/") ? `library/${name}` : name,
    reference: digest || (colon === -1 ? "latest" : before.slice(colon + 1)),
  };
}
