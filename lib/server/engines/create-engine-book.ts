import "server-only";
import type { EngineConnection } from "@/lib/domain/engine-connection";
import { BulkheadError } from "@/lib/domain/failure";
import type { ConnectionInput } from "@/lib/domain/schemas/engine.schema";
import type { Database } from "@/lib/server/db/client";
import {
  createEngine,
  deleteEngine,
  type EngineRow,
  getEngine,
  listEngines,
  newEngineId,
  updateEngine,
} from "@/lib/server/db/engines";
import type { InventoryStore } from "@/lib/server/live/inventory-store";
import type { SourceManager } from "@/lib/server/live/source-manager";
import type { Secrets } from "@/lib/server/secrets/create-secrets";
import { createSourceBook } from "@/lib/server/source-book/create-source-book";
import type { FoundEngine } from "./find-engines";
import { keepConnection, openConnection } from "./kept-connection";
import { withKeptKeys } from "./with-kept-keys";

/** The engines that people added or the panel found: kept in the database, observed by the sources. */
export interface EngineBook {
  /** Writes down what was found and begins to observe everything. Waits for no engine. */
  start(found: readonly FoundEngine[]): Promise<void>;
  list(): Promise<readonly EngineRow[]>;
  add(name: string, input: ConnectionInput): Promise<string>;
  update(id: string, name: string, input: ConnectionInput): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  /** A person accepts an engine that was found and isn't encrypted. */
  accept(id: string): Promise<void>;
  /** `name`: as the person typed it. */
  remove(id: string, name: string): Promise<void>;
  /** What a form says, with the keys that are kept where it leaves them empty. */
  connection(id: string | null, input: ConnectionInput): Promise<EngineConnection>;
}

export function createEngineBook(parts: {
  db: Database;
  secrets: Secrets;
  sources: Pick<SourceManager, "addEngine" | "remove">;
  inventory: Pick<InventoryStore, "refresh">;
}): EngineBook {
  const { db, secrets, sources, inventory } = parts;
  const open = (row: EngineRow) => openConnection(secrets, row);

  const book = createSourceBook(
    {
      what: "engine",
      list: () => listEngines(db),
      get: (id) => getEngine(db, id),
      update: (row) => updateEngine(db, row),
      delete: (id) => deleteEngine(db, id),
      open,
      observe(row) {
        const { id, name, hostId, enabled } = row;
        if (enabled) sources.addEngine({ id, name, hostId, connection: open(row) });
      },
      foundHere,
    },
    { sources, inventory },
  );

  async function connection(id: string | null, input: ConnectionInput): Promise<EngineConnection> {
    const row = id === null ? null : await book.required(id);
    const kept = row && book.openIfPossible(row);
    return withKeptKeys(input, kept);
  }

  /** Writes only what is new, so that a panel whose disk is full starts all the same. */
  async function writeFound({ name, origin, connection: found }: FoundEngine, known: readonly EngineRow[]) {
    const row = known.find((one) => one.origin === origin && (origin !== "environment" || one.name === name));
    if (row && isSame(book.openIfPossible(row), found)) return;
    const id = row?.id ?? newEngineId();
    const kept = keepConnection(secrets, id, found);
    if (row) {
      const isMoved = kept.address !== row.address || row.transport !== found.transport;
      await updateEngine(db, { ...row, ...kept, enabled: row.enabled && !isMoved ? true : isTrusted(found) });
      return;
    }
    const names = new Set(known.map((one) => one.name));
    const further = Array.from({ length: 98 }, (_, index) => `${name}-${index + 2}`);
    const free = [name, ...further].find((one) => !names.has(one)) ?? id;
    await createEngine(db, { ...kept, name: free, origin, enabled: isTrusted(found) });
  }

  async function writeFindings(found: readonly FoundEngine[]): Promise<void> {
    for (const one of found) await writeFound(one, await listEngines(db));
    if (found.some((one) => one.origin === "DOCKER_HOST")) return;
    // What the environment doesn't name any more is a person's to keep or remove.
    const orphan = (await listEngines(db)).find((row) => row.origin === "DOCKER_HOST");
    if (orphan) await updateEngine(db, { ...orphan, origin: "manual" });
  }

  return {
    list: () => listEngines(db),
    connection,
    start: (found) => book.start(() => writeFindings(found)),
    async add(name, input) {
      const id = newEngineId();
      const kept = keepConnection(secrets, id, requireHostKey(await connection(null, input)));
      await book.save({ ...kept, name, hostId: null, origin: "manual", enabled: true }, (row) => createEngine(db, row));
      return id;
    },
    async update(id, name, input) {
      const row = await book.own(id);
      const kept = keepConnection(secrets, id, requireHostKey(await connection(id, input)));
      await book.save({ ...row, ...kept, name, enabled: true }, (changed) => updateEngine(db, changed));
    },
    rename: book.rename,
    async accept(id) {
      await book.save({ ...(await book.required(id)), enabled: true }, (row) => updateEngine(db, row));
    },
    remove: book.remove,
  };
}

const isSame = (a: EngineConnection | null, b: EngineConnection): boolean => JSON.stringify(a) === JSON.stringify(b);

function requireHostKey(connection: EngineConnection): EngineConnection {
  if (connection.transport !== "ssh" || connection.hostKey !== null) return connection;
  const message = "Test the connection first, and accept the host key that it shows.";
  throw new BulkheadError("invalid-input", message, { fields: { "connection.hostKey": message } });
}

/** Without encryption only this machine itself is connected to unasked. */
const isTrusted = (connection: EngineConnection): boolean =>
  connection.transport !== "tcp" || /^(localhost|127(\.\d+){3}|::1)$/.test(connection.host);

const foundHere = ({ name, origin }: EngineRow) =>
  new BulkheadError(
    "conflict",
    origin === "DOCKER_HOST"
      ? `${name} comes from DOCKER_HOST. Start the panel without it, and the engine can be changed here.`
      : `${name} was found by the panel at its start and comes back with the next one.`,
  );
