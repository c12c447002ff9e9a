import type { Metadata } from "next";
import { HostsEditor } from "@/components/hosts/hosts-editor";
import { readQuery } from "@/lib/server/commands/read-query";
import { readHosts } from "@/lib/server/queries/inventory";

export const metadata: Metadata = { title: "Hosts" };

export default async function HostsPage() {
  return <HostsEditor {...(await readQuery(readHosts, {}))} />;
}
