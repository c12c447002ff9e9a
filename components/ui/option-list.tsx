import type { ReactNode } from "react";

/** Ways to go on, one below the other, each with what it means and its button. Nothing is drawn of an empty one. */
export const OptionList = ({ children }: { children: ReactNode }) => (
  <ul className="divide-y rounded-2 border empty:hidden">{children}</ul>
);

export function Option({
  icon,
  title,
  text,
  action,
}: {
  icon: ReactNode;
  title: string;
  text: string;
  action: ReactNode;
}) {
  return (
    <li className="flex items-center gap-3.5 p-3.5 max-md:flex-wrap [&>svg]:size-5 [&>svg]:shrink-0 [&>svg]:text-text-muted">
      {icon}
      <div className="min-w-0 flex-1 max-md:basis-[calc(100%-34px)]">
        <h2 className="type-strong">{title}</h2>
        <p className="text-label text-text-muted">{text}</p>
      </div>
      <div className="max-md:ml-8.5">{action}</div>
    </li>
  );
}
