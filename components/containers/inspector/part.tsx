import type { ReactNode } from "react";

/** A part of the inspector: a small title, an aside at its right, rows. */
export function Part({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-b py-2.75 last:border-b-0">
      <header className="mb-1.75 flex items-baseline justify-between gap-3">
        <h3 className="type-label font-semibold">{title}</h3>
        {aside ? <span className="text-[11.5px] text-text-muted">{aside}</span> : null}
      </header>
      {children}
    </section>
  );
}

/** A list that is long and seldom needed: closed, with its length said; open from the start where it holds what must be seen. */
export function FoldedPart({
  title,
  count,
  open = false,
  children,
}: {
  title: string;
  count: number;
  open?: boolean;
  children: ReactNode;
}) {
  if (count === 0) return null;
  return (
    <details open={open} className="border-b py-2.75 last:border-b-0">
      <summary className="flex cursor-pointer items-baseline justify-between gap-3">
        <h3 className="type-label font-semibold">{title}</h3>
        <span className="text-[11.5px] text-text-muted">{count}</span>
      </summary>
      <div className="mt-1.75">{children}</div>
    </details>
  );
}

/** A name and what it is, on one line where there is room. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-2 text-label leading-5">
      <dt className="w-24 shrink-0 text-text-muted">{name}</dt>
      <dd className="min-w-0 flex-1 wrap-anywhere">{children}</dd>
    </div>
  );
}
