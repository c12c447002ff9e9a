import type { ReactNode } from "react";

export function DialogPart({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-b py-3.5 last:border-b-0">
      <header className="mb-2 flex items-baseline justify-between gap-3">
        <h3 className="type-strong">{title}</h3>
        {aside ? <span className="text-label text-text-muted">{aside}</span> : null}
      </header>
      {children}
    </section>
  );
}
