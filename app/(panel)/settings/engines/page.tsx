import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { EngineDialog } from "@/components/settings/engines/engine-dialog";
import { EnginesTable } from "@/components/settings/engines/engines-table";
import { Page } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { readQuery } from "@/lib/server/commands/read-query";
import { listEngines } from "@/lib/server/queries/engines";

export const metadata: Metadata = { title: "Engines" };

export default async function EnginesPage() {
  const engines = await readQuery(listEngines, {});
  return (
    <Page
      title="Engines"
      lead="The Docker engines that this panel watches. Each has its own connection: one that hangs or refuses disturbs no other."
      actions={
        <EngineDialog
          engine={null}
          trigger={
            <Button variant="primary">
              <Plus className="size-4" aria-hidden /> Add an engine
            </Button>
          }
        />
      }
    >
      <EnginesTable engines={engines} />
    </Page>
  );
}
