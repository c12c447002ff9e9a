import "server-only";
import { cookies, headers as requestHeaders } from "next/headers";
import type { z } from "zod";
import type { Result } from "@/lib/domain/failure";
import type { Permission } from "@/lib/domain/permission";
import { peerHeader } from "@/lib/server/auth/create-better-auth";
import { getRuntime } from "@/lib/server/runtime";
import type { PublicCall } from "./call";
import type { Command } from "./define-command";
import { runCommand } from "./run-command";

/** For the one-line wrappers of lib/actions: the caller is whoever sent the request that is being answered. */
export async function callCommand<S extends z.ZodType, T, P extends Permission>(
  command: Command<S, T, P>,
  raw: unknown,
): Promise<Result<T>> {
  return runCommand(command, raw, await currentCall());
}

/** The call of the request that is being answered: in actions, pages and route handlers. */
export async function currentCall(): Promise<PublicCall> {
  const headers = new Headers(await requestHeaders());
  const jar = await cookies();
  const runtime = getRuntime();
  return {
    session: await runtime.auth.findSession(headers),
    address: headers.get(peerHeader) ?? "unknown",
    userAgent: headers.get("user-agent")?.slice(0, 300) ?? "",
    runtime,
    headers,
    setCookie: ({ name, value, ...attributes }) => void jar.set(name, value, attributes),
  };
}
