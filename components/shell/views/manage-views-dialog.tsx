"use client";

import { useEffect } from "react";
import { readViews, useViews } from "@/components/shell/views/use-views";
import { ViewRow } from "@/components/shell/views/view-row";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Empty } from "@/components/ui/empty";
import { Refused } from "@/components/ui/refused";

/** All of one's views: rename, replace, delete, and which one opens first. */
export function ManageViewsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onOpenChange={(next) => next || onClose()}>
      {open ? <Opened onClose={onClose} /> : null}
    </Dialog>
  );
}

function Opened({ onClose }: { onClose: () => void }) {
  const { views, problem } = useViews();
  useEffect(() => {
    useViews.setState({ done: null });
    void readViews();
  }, []);
  return (
    <DialogContent className="w-[min(680px,calc(100vw-24px))]">
      <DialogHeader>
        <DialogTitle>Saved views</DialogTitle>
        <DialogDescription>
          Yours alone. A view's link opens it for others too, with what they may see.
        </DialogDescription>
      </DialogHeader>
      <DialogBody className="p-0">
        <Refused>{problem}</Refused>
        <LastDone />
        {views?.length === 0 ? (
          <Empty title="No saved views yet">Save what the map shows now under a name.</Empty>
        ) : null}
        <ul>
          {views?.map((view) => (
            <ViewRow key={view.id} view={view} onShown={onClose} />
          ))}
        </ul>
      </DialogBody>
    </DialogContent>
  );
}

/** What was just done, with the way back. */
function LastDone() {
  const done = useViews((state) => state.done);
  return (
    <div role="status">
      {done ? (
        <p className="flex items-center justify-between gap-3 border-b bg-surface-sunken px-6 py-2 wrap-anywhere">
          {done.text}
          {done.undo ? (
            <Button size="small" onClick={() => void done.undo?.()}>
              Undo
            </Button>
          ) : null}
        </p>
      ) : null}
    </div>
  );
}
