import "server-only";
import type { FailureKind } from "@/lib/domain/failure";

/**
 * A failure as the adapter's inner parts know it, still without the engine's name: `toEngineError` puts that in front.
 * `message` continues a sentence that begins with the engine.
 */
export interface Trouble extends Error {
  readonly trouble: FailureKind;
}

export const trouble = (kind: FailureKind, message: string, cause?: unknown): Trouble =>
  Object.assign(new Error(message, { cause }), { trouble: kind });

export const isTrouble = (error: unknown): error is Trouble => error instanceof Error && "trouble" in error;
