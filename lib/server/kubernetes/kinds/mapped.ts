import "server-only";
import type { ClusterKind } from "@/lib/domain/cluster-report";
import type { Json } from "@/lib/server/sources/read";
import type { KindSource, ReportOf } from "./kind";
import { createKindTable } from "./kind-table";
import { kindSources } from "./kinds";
import { createShare } from "./share";

const share = createShare();

/** For tests: what is reported of one object, as the API says it. Throws where nothing is. */
export function mapped<K extends ClusterKind>(kind: K, object: Json): ReportOf<K> {
  const table = createKindTable(kindSources[kind] as unknown as KindSource<K>, share, () => undefined);
  table.put(object);
  const [report] = table.snapshot().values();
  if (!report) throw new Error("nothing was reported");
  return report;
}

/** What every object has at least. */
export const named = { metadata: { name: "a", namespace: "default", uid: "u", resourceVersion: "1" } };
