import "server-only";
import { dump } from "js-yaml";
import type { ClusterKind } from "@/lib/domain/cluster-report";
import { BulkheadError } from "@/lib/domain/failure";
import type { Json } from "@/lib/server/sources/read";
import { kindSources } from "../kinds/kinds";
import { maskManifest } from "./mask-manifest";

/** An object that nobody reads in a browser, and etcd hardly takes. */
const mostCharacters = 1_000_000;

/** An object of a list, which names neither its version nor its kind, as YAML with its secrets masked. @throws BulkheadError */
export function toYaml(kind: ClusterKind, json: Json): string {
  const { group } = kindSources[kind].right;
  const version = kindSources[kind].path.split("/").at(-2) ?? "";
  const { apiVersion: _apiVersion, kind: _kind, ...manifest } = maskManifest(json);
  const object = { apiVersion: group === "" ? version : `${group}/${version}`, kind, ...manifest };
  const text = dump(object, { lineWidth: -1, noRefs: true });
  if (text.length <= mostCharacters) return text;
  throw new BulkheadError("invalid-response", `This ${kind} is larger than a page can show. Read it with kubectl.`);
}
