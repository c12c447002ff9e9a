import "server-only";
import { prismaAdapter } from "better-auth/adapters/prisma";
import type { Database } from "./client";

/** better-auth's own adapter for Prisma on this database. */
export const createAuthAdapter = (db: Database) =>
  prismaAdapter(db.prisma, { provider: "sqlite", usePlural: false, transaction: false });
