import "server-only";
import type { ClusterConnection } from "@/lib/domain/cluster-connection";
import { BulkheadError } from "@/lib/domain/failure";
import type { ClusterConnectionInput } from "@/lib/domain/schemas/cluster.schema";
import type { Database } from "@/lib/server/db/client";
import {
  type ClusterRow,
  createCluster,
  deleteCluster,
  getCluster,
  listClusters,
  newClusterId,
  updateCluster,
} from "@/lib/server/db/clusters";
import type { InventoryStore } from "@/lib/server/live/inventory-store";
import type { SourceManager } from "@/lib/server/live/source-manager";
import type { Secrets } from "@/lib/server/secrets/create-secrets";
import { createSourceBook } from "@/lib/server/source-book/create-source-book";
import type { FoundCluster } from "./find-clusters";
import { keepConnection, openConnection, shownAddress } from "./kept-connection";
import { settleConnection } from "./settle-connection";
import { withKeptSecrets } from "./with-kept-secrets";

/** The clusters that people added or the panel runs in: kept in the database, observed by the sources. */
export interface ClusterBook {
  /** Writes down what was found and begins to observe everything. Waits for no cluster. */
  start(found: readonly FoundCluster[]): Promise<void>;
  list(): Promise<readonly ClusterRow[]>;
  /** Kubeconfigs of the panel's machine that no cluster is connected by yet. */
  offered(): Promise<readonly string[]>;
  add(name: string, input: ClusterConnectionInput): Promise<string>;
  update(id: string, name: string, input: ClusterConnectionInput): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  /** `name`: as the person typed it. */
  remove(id: string, name: string): Promise<void>;
  /** What a form says, with the secrets that are kept where it leaves them empty. */
  connection(id: string | null, input: ClusterConnectionInput): Promise<ClusterConnection>;
}

export function createClusterBook(parts: {
  db: Database;
  secrets: Secrets;
  sources: Pick<SourceManager, "addCluster" | "remove">;
  inventory: Pick<InventoryStore, "refresh">;
  /** Asked each time: a file may appear while the panel runs. */
  kubeconfigs: () => readonly string[];
}): ClusterBook {
  const { db, secrets, sources, inventory, kubeconfigs } = parts;
  const open = (row: ClusterRow) => openConnection(secrets, row);

  const book = createSourceBook(
    {
      what: "cluster",
      list: () => listClusters(db),
      get: (id) => getCluster(db, id),
      update: (row) => updateCluster(db, row),
      delete: (id) => deleteCluster(db, id),
      open,
      observe: (row) => sources.addCluster({ id: row.id, name: row.name, connection: open(row) }),
      foundHere,
    },
    { sources, inventory },
  );

  async function connection(id: string | null, input: ClusterConnectionInput): Promise<ClusterConnection> {
    const row = id === null ? null : await book.required(id);
    const kept = row && book.openIfPossible(row);
    return withKeptSecrets(input, kept);
  }

  async function settled(id: string | null, name: string, input: ClusterConnectionInput): Promise<ClusterConnection> {
    return settleConnection(name, await connection(id, input));
  }

  /** Writes only what is new, so that a panel whose disk is full starts all the same. */
  async function writeFindings(found: readonly FoundCluster[]): Promise<void> {
    const known = await listClusters(db);
    for (const { name, origin, connection: inside } of found) {
      if (known.some((row) => row.source === inside.source)) continue;
      const id = newClusterId();
      const free = known.some((row) => row.name === name) ? id : name;
      await createCluster(db, { ...keepConnection(secrets, id, inside), name: free, origin });
    }
    // What the panel doesn't run in any more is a person's to keep or remove.
    for (const row of known)
      if (row.origin !== "manual" && !found.some(({ origin }) => origin === row.origin))
        await updateCluster(db, { ...row, origin: "manual" });
  }

  return {
    list: () => listClusters(db),
    connection,
    start: (found) => book.start(() => writeFindings(found)),
    async offered() {
      const taken = new Set((await listClusters(db)).map((row) => shownAddress(row).path));
      return kubeconfigs().filter((path) => !taken.has(path));
    },
    async add(name, input) {
      const id = newClusterId();
      const kept = keepConnection(secrets, id, await settled(null, name, input));
      await book.save({ ...kept, name, origin: "manual" }, (row) => createCluster(db, row));
      return id;
    },
    async update(id, name, input) {
      const row = await book.own(id);
      const kept = keepConnection(secrets, id, await settled(id, name, input));
      await book.save({ ...row, ...kept, name }, (changed) => updateCluster(db, changed));
    },
    rename: book.rename,
    remove: book.remove,
  };
}

const foundHere = ({ name }: ClusterRow) =>
  new BulkheadError("conflict", `${name} is the cluster that the panel runs in, and comes back with the next start.`);
