import "server-only";
import { looksSecret, mask, maskText, maskWords } from "@/lib/domain/mask-secrets";
import { type Json, record } from "@/lib/server/sources/read";

/** Deeper than this no object of Kubernetes is. */
const deepest = 60;
/** Characters of one text; a script that is longer is cut. */
const longest = 65_536;

/** Lists of `{name, value}`, of which each value may be a secret, by whatever name. */
const namedValues: ReadonlySet<string> = new Set(["env", "httpHeaders"]);
const commands: ReadonlySet<string> = new Set(["command", "args"]);
/** What Kubernetes itself calls so, and holds no secret: a name, a label's key, the names of keys. */
const harmlessFields: ReadonlySet<string> = new Set([
  "key",
  "secretName",
  "secretNamespace",
  "serviceAccountToken",
  "automountServiceAccountToken",
]);
/** What tools keep of an object's earlier self, its values included; and whoever holds a whole one under another name. */
const copies = /last-applied|last-handled|original|applied/i;
const holdsObject = /^\s*[[{]|^H4sI/;

/**
 * An object as its manifest, safe to be read: without what a machine writes for itself (`managedFields`, what was applied
 * last), every value of a variable or header masked, and whatever else looks like a secret. Names of secrets and config
 * maps stay, and which key of them is meant.
 *
 * @param json - Of an API server; anything is taken.
 */
export function maskManifest(json: Json): Json {
  const { metadata, data: _data, stringData: _stringData, binaryData: _binaryData, ...rest } = json;
  const { managedFields: _managedFields, annotations, ...meta } = record(metadata);
  const kept = Object.entries(record(annotations)).filter(([name]) => !copies.test(name));
  const own = { ...meta, ...(kept.length > 0 && { annotations: Object.fromEntries(kept) }) };
  return maskFields({ ...(metadata === undefined ? {} : { metadata: own }), ...rest }, 0) as Json;
}

function masked(field: string, value: unknown, depth: number): unknown {
  if (depth > deepest) return mask;
  if (typeof value === "string") return looksSecret(field) && !harmlessFields.has(field) ? mask : shown(value);
  if (Array.isArray(value)) return maskList(field, value, depth);
  if (typeof value !== "object" || value === null) return value;
  if (field === "annotations") return maskAnnotations(record(value));
  return maskFields(record(value), depth);
}

const maskFields = (json: Json, depth: number): unknown =>
  Object.fromEntries(Object.entries(json).map(([field, value]) => [field, masked(field, value, depth + 1)]));

function maskList(field: string, values: readonly unknown[], depth: number): unknown {
  if (commands.has(field)) return maskWords(values.map((word) => cut(String(word)))).map(readable);
  if (!namedValues.has(field)) return values.map((value) => masked(field, value, depth + 1));
  return values.map((entry) => {
    const { value, ...others } = record(entry);
    return { ...(maskFields(others, depth + 1) as Json), ...(value === undefined ? {} : { value: mask }) };
  });
}

/** Also of a pod's template: an annotation may hold anything, a whole object with its values too. */
const maskAnnotations = (annotations: Json): Json =>
  Object.fromEntries(
    Object.entries(annotations)
      .filter(([name]) => !copies.test(name))
      .map(([name, value]) => {
        const text = String(value);
        return [name, looksSecret(name) || holdsObject.test(text) ? mask : shown(text)];
      }),
  );

const shown = (text: string): string => readable(maskText(cut(text)));

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** What can't be seen, and reorders or hides what stands beside it, as an escape; lines stay lines. */
const readable = (text: string): string =>
  text.replace(/[^\P{C}\n\t]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
