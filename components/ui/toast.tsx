"use client";

import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

type Tone = "note" | "ok" | "failed";

interface Toast {
  readonly id: number;
  readonly tone: Tone;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const readers = new Set<() => void>();

function publish(next: readonly Toast[]) {
  toasts = next;
  for (const reader of readers) reader();
}

const subscribe = (reader: () => void) => {
  readers.add(reader);
  return () => readers.delete(reader);
};

const nothing: readonly Toast[] = [];

/** Says one sentence for a while. Failures stay until they are dismissed. */
export function toast(text: string, options: { tone?: Tone; action?: Toast["action"] } = {}): void {
  lastId += 1;
  publish([...toasts.slice(-3), { id: lastId, tone: options.tone ?? "note", text, action: options.action }]);
}

const dismiss = (id: number) => publish(toasts.filter((item) => item.id !== id));

/** Once per page, in the shell. */
export function Toaster() {
  const items = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => nothing,
  );
  return (
    <section
      aria-label="Notices"
      className="pointer-events-none fixed right-4 bottom-12 z-70 flex w-[min(380px,calc(100vw-32px))] flex-col gap-2 max-md:bottom-20"
    >
      <ol aria-live="polite" className="flex flex-col gap-2">
        {items.map((item) => (
          <ToastItem key={item.id} item={item} />
        ))}
      </ol>
    </section>
  );
}

const icons: Readonly<Record<Tone, ReactNode>> = {
  note: <Info className="size-4 text-text-muted" aria-hidden />,
  ok: <CircleCheck className="size-4 text-health-ok" aria-hidden />,
  failed: <CircleAlert className="size-4 text-health-failed" aria-hidden />,
};

function ToastItem({ item }: { item: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || item.tone === "failed") return;
    const timer = setTimeout(() => dismiss(item.id), 6000);
    return () => clearTimeout(timer);
  }, [held, item]);
  return (
    <li
      data-state="open"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      className={cn(
        "appear pointer-events-auto flex items-start gap-2.5 rounded-2 border border-border-strong bg-surface-overlay py-2 pr-2 pl-3 text-body shadow-2 [&>svg]:mt-1 [&>svg]:shrink-0",
        item.tone === "failed" && "border-health-failed",
      )}
    >
      {icons[item.tone]}
      <span className="min-w-0 flex-1 py-0.5 wrap-anywhere">{item.text}</span>
      {item.action ? (
        <Button size="small" onClick={() => [item.action?.run(), dismiss(item.id)]}>
          {item.action.label}
        </Button>
      ) : null}
      <Button variant="ghost" size="small" className="px-1" aria-label="Dismiss" onClick={() => dismiss(item.id)}>
        <X className="size-4" aria-hidden />
      </Button>
    </li>
  );
}
