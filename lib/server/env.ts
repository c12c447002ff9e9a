import "server-only";
import { existsSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { BulkheadError } from "@/lib/domain/failure";

/** What the process was told at its start. Paths are absolute. */
export interface Env {
  readonly dataDir: string;
  /** The 32-byte key that secrets are sealed with; never inside the data folder. */
  readonly keyFile: string;
  /** Where to listen once an admin exists. */
  readonly host: string;
  readonly port: number;
  /** It runs in a container: its log is read with `docker logs`, and it listens there from the start. */
  readonly isContainer: boolean;
  /** The folder carries `.bulkhead-test`: fail points may be used. Nothing else may set this. */
  readonly isTestData: boolean;
  /** The folder carries `.bulkhead-demo`: throw-away data, a seeded admin, a banner. */
  readonly isDemoData: boolean;
  /** Kills the process at one step of an operation; refused unless `isTestData`. */
  readonly failAt: string | null;
  readonly migrationsDir: string;
}

// Told apart from the project's own files, or the build would take the whole tree along.
const absolute = (file: string): string => path.resolve(/* turbopackIgnore: true */ file);

export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const config = source.XDG_CONFIG_HOME || `${homedir()}/.config`;
  const share = source.XDG_DATA_HOME || `${homedir()}/.local/share`;
  const dataDir = absolute(source.BULKHEAD_DATA || `${share}/bulkhead`);
  const keyFile = absolute(source.BULKHEAD_KEY_FILE || `${config}/bulkhead/key`);
  const isTestData = existsSync(`${dataDir}/.bulkhead-test`);
  const failAt = source.BULKHEAD_FAIL_AT || null;
  if (failAt && !isTestData) {
    throw new BulkheadError(
      "invalid-input",
      `BULKHEAD_FAIL_AT would kill the panel in the middle of a change, and ${dataDir} is not a test's data folder. Unset it.`,
    );
  }
  if (isInside(dataDir, keyFile)) {
    throw new BulkheadError(
      "invalid-input",
      `The key file ${keyFile} lies inside the data folder ${dataDir}: a copy of one would hold both lock and key. ` +
        "Set BULKHEAD_KEY_FILE to a path outside it.",
    );
  }
  return {
    dataDir,
    keyFile,
    host: source.BULKHEAD_HOST || "127.0.0.1",
    port: Number(source.PORT || 3000),
    isContainer: source.BULKHEAD_CONTAINER === "1",
    isTestData,
    isDemoData: existsSync(`${dataDir}/.bulkhead-demo`),
    failAt,
    migrationsDir: absolute(source.BULKHEAD_MIGRATIONS || "prisma/migrations"),
  };
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(real(folder), `${real(path.dirname(file))}/${path.basename(file)}`);
  return relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative);
}

function real(target: string): string {
  return existsSync(target) ? realpathSync(target) : absolute(target);
}

let parsed: Env | undefined;

/** The environment of this process, parsed once. */
export function env(): Env {
  parsed ??= readEnv();
  return parsed;
}
