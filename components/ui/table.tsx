import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** Plain tables: lists of a page. Stands in a panel of its own, which scrolls sideways. */
export function Table({ className, ...props }: ComponentProps<"table">) {
  return (
    <div className="w-full overflow-x-auto rounded-3 border bg-surface">
      <table className={cn("w-full border-collapse text-left text-body", className)} {...props} />
    </div>
  );
}

export function TableHead({ className, ...props }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={cn(
        "h-7.5 border-b bg-surface-sunken px-2 font-medium text-label text-text-muted whitespace-nowrap first:pl-3",
        className,
      )}
      {...props}
    />
  );
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return <tr className={cn("border-b last:border-b-0", className)} {...props} />;
}

export function TableCell({ className, ...props }: ComponentProps<"td">) {
  return <td className={cn("h-(--row-h) px-2 align-middle first:pl-3", className)} {...props} />;
}
