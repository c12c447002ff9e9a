import "server-only";
import type { z } from "zod";
import type { Result } from "@/lib/domain/failure";
import type { Permission } from "@/lib/domain/permission";
import type { CallOf, PublicCall } from "./call";
import { parseInput, requirePermission, toFailure } from "./check-call";
import type { Query } from "./define-query";

export async function runQuery<S extends z.ZodType, T, P extends Permission>(
  query: Query<S, T, P>,
  raw: unknown,
  call: PublicCall,
): Promise<Result<T>> {
  try {
    requirePermission(call.session, query.permission);
    return { ok: true, data: await query.run(parseInput(query.input, raw), call as CallOf<P>) };
  } catch (error) {
    return { ok: false, error: toFailure(error, query.name) };
  }
}
