import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** A page of lists and forms: a title, a line under it, what can be done, then the content. */
export function Page({
  title,
  lead,
  actions,
  children,
}: {
  title: string;
  lead: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="mx-auto flex w-full max-w-300 flex-col gap-5 px-6 py-5 max-md:px-4">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h1 className="type-display">{title}</h1>
          <p className="max-w-[72ch] text-text-muted">{lead}</p>
        </div>
        {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}

/** A part of a page with a heading of its own, drawn as a panel. `flush`: what is in it has its own insets. */
export function Section({
  title,
  lead,
  flush = false,
  children,
}: {
  title: string;
  lead?: ReactNode;
  flush?: boolean;
  children: ReactNode;
}) {
  return (
    <section className="rounded-3 border bg-surface">
      <header className="border-b px-4 py-2.5">
        <h2 className="type-strong">{title}</h2>
        {lead ? <p className="text-label text-text-muted">{lead}</p> : null}
      </header>
      <div className={cn(!flush && "p-4")}>{children}</div>
    </section>
  );
}
