import "server-only";
import type { z } from "zod";
import type { Permission } from "@/lib/domain/permission";
import type { CallOf } from "./call";

/** Something a person may see: for pages (`readQuery`) and route handlers (`answerQuery`). Changes nothing. */
export interface Query<S extends z.ZodType, T, P extends Permission = Permission> {
  readonly name: string;
  readonly input: S;
  readonly permission: P;
  run(input: z.output<S>, call: CallOf<P>): Promise<T>;
}

export function defineQuery<S extends z.ZodType, T, P extends Permission>(query: Query<S, T, P>) {
  return query;
}
