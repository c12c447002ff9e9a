// Fills a data folder for a simulated lab, through the panel's own code. Arguments: the data's folder, the folder of the
// engines' sockets, and the names of a crowd's engines; without names it is the household, which has a cluster too.
import path from "node:path";
import { diffInventory } from "@/lib/domain/inventory/change";
import { emptyInventory } from "@/lib/domain/inventory/model";
import { openDatabase } from "@/lib/server/db/client";
import { createCluster } from "@/lib/server/db/clusters";
import { createEngine } from "@/lib/server/db/engines";
import { writeInventory } from "@/lib/server/db/inventory";
import { crowdInventory } from "@/sim/scenarios/crowd-inventory";
import { householdInventory } from "@/sim/scenarios/household-inventory";

const [dataDir, sockets, ...names] = process.argv.slice(2);
if (!dataDir || !sockets) throw new Error("Two folders are needed: the data's and the sockets'.");

const inventory = names.length > 0 ? crowdInventory(names) : householdInventory;
const db = await openDatabase(path.resolve(dataDir), path.resolve("prisma/migrations"));
for (const { id, name } of inventory.engines) {
  await createEngine(db, {
    id,
    name,
    transport: "unix",
    address: JSON.stringify({ socketPath: path.join(sockets, `${name}.sock`) }),
    credentials: null,
    origin: "manual",
    enabled: true,
  });
}
// Its kubeconfig is there once the lab runs, and is read anew for each connection.
if (names.length === 0)
  await createCluster(db, {
    id: "k3s",
    name: "k3s",
    source: "file",
    address: JSON.stringify({ path: path.resolve(sockets, "k3s.kubeconfig"), context: "k3s" }),
    credentials: null,
    origin: "manual",
  });
await writeInventory(db, diffInventory(emptyInventory, inventory), inventory);
await db.close();
