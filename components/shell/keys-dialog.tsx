"use client";

import { useAllCommands } from "@/components/shell/commands";
import { Dialog, DialogBody, DialogContent, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

const fixed: readonly { readonly keys: string; readonly label: string }[] = [
  { keys: "Tab", label: "Into the map or the table, and on" },
  { keys: "← ↑ → ↓", label: "To the nearest neighbour" },
  { keys: "Enter", label: "Open what is in focus" },
  { keys: "Shift Enter", label: "Add what is in focus to the selection, or take it out" },
  { keys: "Shift click", label: "The same by the pointer" },
  { keys: "Shift drag", label: "Select all that a lasso touches on the map" },
  { keys: "Esc", label: "Out, one step at a time" },
];

/** Every key that works here, as the components on the page offer them. */
export function KeysDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      {open ? <Keys /> : null}
    </Dialog>
  );
}

function Keys() {
  const here = useAllCommands().flatMap(({ keys, label }) => (keys ? [{ keys, label }] : []));
  return (
    <DialogContent aria-describedby={undefined}>
      <DialogHeader>
        <DialogTitle>Keys</DialogTitle>
      </DialogHeader>
      <DialogBody>
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
          {[...fixed, ...here].map((item) => (
            <div key={item.keys + item.label} className="contents">
              <dt className="flex gap-1">
                {item.keys.split(" ").map((key) => (
                  <Kbd key={key} aria-hidden={false}>
                    {key}
                  </Kbd>
                ))}
              </dt>
              <dd className="text-text-muted">{item.label}</dd>
            </div>
          ))}
        </dl>
      </DialogBody>
    </DialogContent>
  );
}
