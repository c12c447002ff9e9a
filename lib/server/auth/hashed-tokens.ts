import "server-only";
import { createHash } from "node:crypto";
import type { BetterAuthOptions } from "better-auth";
import type { DBAdapter, Where } from "better-auth/types";

type AdapterFactory = (options: BetterAuthOptions) => DBAdapter;
type Row = Record<string, unknown>;
/** What the library's `create` takes. */
interface Creation<T> {
  readonly model: string;
  readonly data: Omit<T, "id">;
  readonly select?: string[] | undefined;
  readonly forceAllowId?: boolean | undefined;
}

const digest = (token: string): string => createHash("sha256").update(token).digest("hex");

/**
 * Keeps session tokens as SHA-256 in the database: whoever reads the file can sign in as nobody. The library that calls
 * this goes on seeing the token itself wherever it gave it.
 */
export function withHashedTokens(factory: AdapterFactory): AdapterFactory {
  return (options) => {
    const inner = factory(options);
    return {
      ...inner,
      create: async <T extends Row, R = T>(call: Creation<T>): Promise<R> => {
        const token = tokenOf(call.model, call.data);
        if (token === null) return inner.create<T, R>(call);
        const row = await inner.create<T, R>({ ...call, data: { ...call.data, token: digest(token) } });
        return { ...row, token };
      },
      findOne: async (call) => restore(call, await inner.findOne(hashWhere(call))) as never,
      findMany: (call) => inner.findMany(hashWhere(call)),
      update: async (call) => restore(call, await inner.update(hashWhere(call))) as never,
      updateMany: (call) => inner.updateMany(hashWhere(call)),
      delete: (call) => inner.delete(hashWhere(call)),
      deleteMany: (call) => inner.deleteMany(hashWhere(call)),
      count: (call) => inner.count(hashWhere(call)),
    };
  };
}

function tokenOf(model: string, data: Row): string | null {
  return model === "session" && typeof data.token === "string" ? data.token : null;
}

const isTokenClause = (model: string, clause: Where): boolean => model === "session" && clause.field === "token";

function hashWhere<C extends { model: string; where?: Where[] | undefined }>(call: C): C {
  if (!call.where) return call;
  const where = call.where.map((clause) =>
    isTokenClause(call.model, clause) ? { ...clause, value: hashValue(clause.value) } : clause,
  );
  return { ...call, where };
}

function hashValue(value: Where["value"]): Where["value"] {
  if (typeof value === "string") return digest(value);
  return Array.isArray(value) ? value.map((item) => digest(String(item))) : value;
}

function restore(call: { model: string; where: Where[] }, row: unknown): unknown {
  const asked = call.where.find((clause) => isTokenClause(call.model, clause))?.value;
  return row && typeof asked === "string" ? { ...(row as Row), token: asked } : row;
}
