import type { Lab } from "@/components/live/lab-store";
import type { SourceKind } from "@/lib/domain/source";

export const countSources = ({ sources }: Pick<Lab, "sources">, kind: SourceKind): number =>
  [...sources.values()].filter((source) => source.kind === kind).length;
