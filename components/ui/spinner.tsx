import { LoaderCircle } from "lucide-react";
import { cn } from "@/components/ui/cn";

/** Shows itself only after 400 ms. `label` is what is being waited for. */
export function Spinner({ label, className }: { label: string; className?: string }) {
  return (
    <span role="status" className={cn("patient inline-flex items-center gap-2 text-label text-text-muted", className)}>
      <LoaderCircle className="size-4 animate-spin motion-reduce:animate-none" aria-hidden />
      {label}
    </span>
  );
}
