import type { IncomingMessage, ServerResponse } from "node:http";
import type { Body } from "../engine/model.ts";
import type { EngineState } from "../engine/state.ts";

export interface Ask {
  readonly engine: EngineState;
  /** The parts that the route's stars stand for. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Body;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** A body is sent as JSON; null: the route has answered, or goes on answering, itself. */
export type Reply = { readonly status: number; readonly json?: unknown } | null;

export interface Route {
  readonly method: string;
  /** A star is one part, two stars are any number of them. */
  readonly path: string;
  readonly answer: (ask: Ask) => Reply | Promise<Reply>;
}

const flags = new Set(["1", "true", "True"]);
export const isSet = (query: URLSearchParams, name: string): boolean => flags.has(query.get(name) ?? "");

export const ok = (json: unknown): Reply => ({ status: 200, json });
export const done: Reply = { status: 204 };
export const unchanged: Reply = { status: 304 };

const compiled = new Map<string, RegExp>();

/** @returns The parts that the stars stand for; null when it is another path. */
export function matchPath(pattern: string, path: string): string[] | null {
  const known = compiled.get(pattern);
  const regex =
    known ?? new RegExp(`^${pattern.replaceAll(/\*\*|\*/g, (star) => (star === "**" ? "(.+)" : "([^/]+)"))}$`);
  if (!known) compiled.set(pattern, regex);
  return regex.exec(path)?.slice(1).map(decodeURIComponent) ?? null;
}
