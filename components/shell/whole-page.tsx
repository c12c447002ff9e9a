import type { ReactNode } from "react";

/** A page that has one thing to say and one way on. */
export function WholePage({ title, action, children }: { title: string; action: ReactNode; children: ReactNode }) {
  return (
    <main className="grid min-h-full place-items-center p-8">
      <div className="max-w-sm text-center">
        <h1 className="type-display">{title}</h1>
        <p className="mt-2 mb-6 text-text-muted">{children}</p>
        {action}
      </div>
    </main>
  );
}
