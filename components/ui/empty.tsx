import type { ReactNode } from "react";

/** Nothing here, said with the same care as something: what it is, why, what to do. */
export function Empty({
  icon,
  title,
  children,
  action,
}: {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="grid place-items-center p-8 text-center">
      <div className="flex max-w-110 flex-col items-center gap-2">
        {icon ? <div className="text-text-muted [&_svg]:size-6">{icon}</div> : null}
        <h2 className="font-semibold text-title text-balance">{title}</h2>
        {children ? <div className="text-body text-text-muted text-balance">{children}</div> : null}
        {action ? <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div> : null}
      </div>
    </div>
  );
}
