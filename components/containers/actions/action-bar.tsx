import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Menu, MenuContent, MenuTrigger } from "@/components/ui/menu";

/** The buttons of what can be done with one thing, three in a row, each with its key. */
export function ActionBar({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div
      role="toolbar"
      aria-label={`Actions for ${name}`}
      className="grid grid-cols-3 gap-1.5 px-4 pb-1.5 [&>button]:h-7.5 [&>button]:justify-start [&>button]:pr-1.5 [&>button]:pl-2.5 [&>button]:text-body [&_kbd]:ml-auto max-md:[&_kbd]:hidden"
    >
      {children}
    </div>
  );
}

/** What is asked for less often, behind the last button of the bar. */
export function MoreActions({
  open,
  disabled,
  onOpenChange,
  children,
}: {
  open: boolean;
  disabled: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Menu open={open} onOpenChange={onOpenChange}>
      <MenuTrigger asChild>
        <Button disabled={disabled} aria-label="More actions">
          <Ellipsis className="size-3.5" aria-hidden />
          More
          <Kbd>.</Kbd>
        </Button>
      </MenuTrigger>
      <MenuContent>{children}</MenuContent>
    </Menu>
  );
}
