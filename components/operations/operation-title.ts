import type { Operation } from "@/lib/domain/operation";
import { operationNames } from "@/lib/domain/words/operation-words";

export const operationTitle = ({ kind, name }: Pick<Operation, "kind" | "name">): string =>
  `${operationNames[kind]} ${name}`;
