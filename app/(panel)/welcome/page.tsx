import type { Metadata } from "next";
import { Wizard } from "@/components/welcome/wizard";
import { readQuery } from "@/lib/server/commands/read-query";
import { setUp } from "@/lib/server/queries/set-up";

export const metadata: Metadata = { title: "Set up the lab" };

export default async function WelcomePage() {
  return <Wizard data={await readQuery(setUp, {})} />;
}
