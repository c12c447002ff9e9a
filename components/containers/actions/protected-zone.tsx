import { TypedName } from "@/components/ui/typed-name";

/** Who changes something in a protected zone says once more what is meant. */
export function ProtectedZone({
  zone,
  name,
  what,
  value,
  error,
  onChange,
}: {
  zone: string;
  name: string;
  /** "container", "Deployment". */
  what: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-4 border-t bg-surface-sunken px-6 py-3.5">
      <p>
        <b className="block font-semibold">{zone} is protected</b>
        <span className="text-label text-text-muted">Say which {what} you mean.</span>
      </p>
      <TypedName label={`Type ${name}`} value={value} error={error} autoFocus onChange={onChange} />
    </div>
  );
}
