import type { KubeObject } from "../objects.ts";

type Test = (object: KubeObject) => boolean;

/** What ?labelSelector= and ?fieldSelector= let through. Fields that no client asks for let nothing through. */
export function toFilter(query: URLSearchParams): Test {
  const labels = splitTop(query.get("labelSelector") ?? "").map(labelTest);
  const fields = (query.get("fieldSelector") ?? "").split(",").filter(Boolean).map(fieldTest);
  return (object) => [...labels, ...fields].every((passes) => passes(object));
}

/** Commas within brackets divide nothing. */
const splitTop = (text: string): string[] =>
  text
    .split(/,(?![^(]*\))/)
    .map((part) => part.trim())
    .filter(Boolean);

function labelTest(text: string): Test {
  const value = (key: string) => (object: KubeObject) => object.metadata.labels?.[key];
  const [, key = "", not, list] = /^(\S+)\s+(not)?in\s*\(([^)]*)\)$/.exec(text) ?? [];
  if (list !== undefined) {
    const values = new Set(list.split(",").map((each) => each.trim()));
    return (object) => values.has(value(key)(object) ?? "") !== (not === "not");
  }
  const [, name = text, operator, wanted = ""] = /^([^=!]+?)\s*(==?|!=)\s*(.*)$/.exec(text) ?? [];
  if (operator) return (object) => (value(name)(object) === wanted) === (operator !== "!=");
  return text.startsWith("!") ? (object) => !value(text.slice(1))(object) : (object) => Boolean(value(text)(object));
}

const fields: Readonly<Record<string, (object: KubeObject) => unknown>> = {
  "metadata.name": ({ metadata }) => metadata.name,
  "metadata.namespace": ({ metadata }) => metadata.namespace,
  "spec.nodeName": ({ spec }) => spec?.nodeName,
  "status.phase": ({ status }) => status?.phase,
  "involvedObject.name": ({ involvedObject }) => (involvedObject as { name?: string } | undefined)?.name,
  "involvedObject.uid": ({ involvedObject }) => (involvedObject as { uid?: string } | undefined)?.uid,
};

function fieldTest(text: string): Test {
  const [, name = "", operator, wanted = ""] = /^([^=!]+)(==?|!=)(.*)$/.exec(text) ?? [];
  const read = fields[name];
  return (object) => read !== undefined && (read(object) === wanted) === (operator !== "!=");
}
