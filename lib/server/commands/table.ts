import "server-only";
import type { z } from "zod";
import type { Permission } from "@/lib/domain/permission";
import { containerDetail } from "@/lib/server/queries/container-detail";
import type { Command } from "./define-command";
import type { Query } from "./define-query";

type AnyCommand = Command<z.ZodType, unknown, Permission>;
type AnyQuery = Query<z.ZodType, unknown, Permission>;

/** Every command there is. One that is missing here fails the test that walks the built app's actions. */
export const commands: readonly AnyCommand[] = [];

/** Every query there is. */
export const queries: readonly AnyQuery[] = [containerDetail];

/** Every page and route of the built app and who may open it. A page that is missing here fails a test. */
export const routes: readonly { readonly path: string; readonly permission: Permission }[] = [
  { path: "/api/health", permission: "public" },
  { path: "/api/stream", permission: "lab:read" },
  { path: "/api/stream/[id]/subscriptions", permission: "lab:read" },
  { path: "/api/containers/[engineId]/[name]", permission: "lab:read" },
];
