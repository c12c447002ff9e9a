import { imageRefKind } from "../redeploy/image-ref";

/** Names of images, tags and digests are longer in no registry. */
export const longestImage = 512;

const part = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const label = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
const host = `(?:${label}(?:\\.${label})*|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?`;
const reference = new RegExp(
  `^(?:${host}/)?${part}(?:/${part})*(?::[A-Za-z0-9_][\\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$`,
);

/** Whether a node could be asked to pull this: "web:2", "registry.lab:5000/shop/web@sha256:…". A bare image id is none. */
export const isImageReference = (text: string): boolean =>
  text.length <= longestImage && reference.test(text) && imageRefKind(text) !== "id";
