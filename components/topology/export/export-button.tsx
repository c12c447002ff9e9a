"use client";

import { Download } from "lucide-react";
import { useMemo, useState } from "react";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { useLazyPart } from "@/components/shell/use-lazy-part";
import { viewNow } from "@/components/topology/camera/view";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

const load = () => import("@/components/topology/export/export-dialog").then((file) => file.ExportDialog);

/** The map as a file, and a link to what is on the screen. What makes them comes with the first wish. */
export function ExportButton() {
  const [open, setOpen] = useState(false);
  const { Part: ExportDialog, ask } = useLazyPart(load);
  const commands = useMemo<readonly PanelCommand[]>(() => {
    const copyLink = () =>
      import("@/components/topology/export/copy-view-link").then(
        ({ copyViewLink }) => copyViewLink(viewNow()),
        () => toast("The link could not be made: the panel does not answer.", { tone: "failed" }),
      );
    return [
      { id: "export", label: "Export the map as a picture", group: "Map", run: () => [ask(), setOpen(true)] },
      { id: "copy-view-link", label: "Copy link to this view", group: "Map", run: () => void copyLink() },
    ];
  }, [ask]);
  useCommands(commands);
  return (
    <>
      <Button
        variant="ghost"
        size="icon"
        className="h-6 w-6 pointer-coarse:min-h-0"
        aria-label="Export the map"
        aria-haspopup="dialog"
        onClick={() => [ask(), setOpen(true)]}
      >
        <Download className="size-3.5" aria-hidden />
      </Button>
      {ExportDialog ? <ExportDialog open={open} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
