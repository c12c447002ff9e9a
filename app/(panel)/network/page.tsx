import type { Metadata } from "next";
import { NetworkEditor } from "@/components/network/network-editor";
import { readQuery } from "@/lib/server/commands/read-query";
import { readInventory } from "@/lib/server/queries/inventory";

export const metadata: Metadata = { title: "Network" };

export default async function NetworkPage() {
  const { inventory, canEdit } = await readQuery(readInventory, {});
  return <NetworkEditor inventory={inventory} canEdit={canEdit} />;
}
