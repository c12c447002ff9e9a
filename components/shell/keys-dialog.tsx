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
  const here = Map.groupBy(
    useAllCommands().filter(({ keys }) => keys !== undefined),
    ({ group }) => group,
  );
  return (
    <DialogContent aria-describedby={undefined}>
      <DialogHeader>
        <DialogTitle>Keys</DialogTitle>
      </DialogHeader>
      <DialogBody>
        <KeyList title="Everywhere" items={fixed} />
        {[...here].map(([group, commands]) => (
          <KeyList key={group} title={group} items={commands} />
        ))}
      </DialogBody>
    </DialogContent>
  );
}

function KeyList({
  title,
  items,
}: {
  title: string;
  items: readonly { readonly keys?: string; readonly label: string }[];
}) {
  return (
    <section className="mb-4 last:mb-0">
      <h3 className="mb-1.5 type-label font-semibold">{title}</h3>
      <dl className="grid grid-cols-[104px_1fr] items-center gap-x-4 gap-y-1.5">
        {items.map(({ keys = "", label }) => (
          <div key={keys + label} className="contents">
            <dt className="flex gap-1">
              {keys.split(" ").map((key) => (
                // Who asks for the keys has some, also where a finger is the pointer.
                <Kbd key={key} aria-hidden={false} className="pointer-coarse:inline-flex">
                  {key === "Escape" ? "Esc" : key}
                </Kbd>
              ))}
            </dt>
            <dd className="text-text-muted">{label}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
