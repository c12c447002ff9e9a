"use client";

import { type ComponentProps, createContext, type KeyboardEvent, useContext, useId } from "react";
import { cn } from "@/components/ui/cn";

interface TabsState {
  id: string;
  value: string;
  onChange: (value: string) => void;
}

const Context = createContext<TabsState | null>(null);

function useTabs(): TabsState {
  const tabs = useContext(Context);
  if (!tabs) throw new Error("A tab stands outside of <Tabs>. Put TabsList and TabsContent inside one.");
  return tabs;
}

export function Tabs({
  value,
  onValueChange,
  className,
  ...props
}: Omit<ComponentProps<"div">, "onChange"> & { value: string; onValueChange: (value: string) => void }) {
  const id = useId();
  return (
    <Context value={{ id, value, onChange: onValueChange }}>
      <div className={cn("flex min-h-0 flex-col", className)} {...props} />
    </Context>
  );
}

const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

function walk(event: KeyboardEvent<HTMLDivElement>) {
  const move = moves[event.key];
  if (!move) return;
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
  const next = tabs[move(tabs.indexOf(document.activeElement as HTMLElement), tabs.length)];
  event.preventDefault();
  next?.focus();
  next?.click();
  next?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

export function TabsList({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      role="tablist"
      onKeyDown={walk}
      className={cn("flex shrink-0 gap-0.5 overflow-x-auto border-b px-2 [scrollbar-width:none]", className)}
      {...props}
    />
  );
}

export function TabsTrigger({ value, className, ...props }: ComponentProps<"button"> & { value: string }) {
  const tabs = useTabs();
  const selected = tabs.value === value;
  return (
    <button
      type="button"
      role="tab"
      id={`${tabs.id}-tab-${value}`}
      aria-selected={selected}
      aria-controls={`${tabs.id}-panel-${value}`}
      tabIndex={selected ? 0 : -1}
      onClick={() => tabs.onChange(value)}
      className={cn(
        "relative h-9 shrink-0 px-2 font-medium text-label text-text-muted -outline-offset-2 hover:text-text aria-selected:text-text aria-selected:after:absolute aria-selected:after:inset-x-2 aria-selected:after:bottom-0 aria-selected:after:h-0.5 aria-selected:after:bg-accent pointer-coarse:h-11",
        className,
      )}
      {...props}
    />
  );
}

/** Mounted only while its tab is the chosen one. */
export function TabsContent({ value, className, ...props }: ComponentProps<"div"> & { value: string }) {
  const tabs = useTabs();
  if (tabs.value !== value) return null;
  return (
    <div
      role="tabpanel"
      id={`${tabs.id}-panel-${value}`}
      aria-labelledby={`${tabs.id}-tab-${value}`}
      className={cn("min-h-0 flex-1", className)}
      {...props}
    />
  );
}
