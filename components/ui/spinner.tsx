import { LoaderCircle } from "lucide-react";

/** Shows itself only after 400 ms. `label` is what is being waited for. */
export function Spinner({ label }: { label: string }) {
  return (
    <span role="status" className="patient inline-flex items-center gap-2 text-label text-text-muted">
      <LoaderCircle className="size-4 animate-spin motion-reduce:animate-none" aria-hidden />
      {label}
    </span>
  );
}
