import { Input } from "@/components/ui/input";
import { mostReplicas } from "@/lib/domain/rollout/change";

/** A number of pods as it is typed, in a `Field`. */
export function PodsInput({
  least,
  value,
  autoFocus = false,
  onChange,
}: {
  least: number;
  value: string;
  autoFocus?: boolean;
  onChange: (value: string) => void;
}) {
  return (
    <Input
      type="number"
      min={least}
      max={mostReplicas}
      step={1}
      value={value}
      autoFocus={autoFocus}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
