import { Checkbox } from "@/components/ui/checkbox";

export function Choice({
  checked,
  label,
  onChange,
}: {
  checked: boolean;
  label: string;
  onChange: (to: boolean) => void;
}) {
  return (
    <label className="flex items-center gap-2">
      <Checkbox checked={checked} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  );
}
