"use client";

import { Segmented } from "@/components/ui/segmented";

/** A way of reaching an engine or a cluster, and what it means in a sentence. */
export interface Way<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly lead: string;
}

export function WayChoice<Value extends string>({
  value,
  ways,
  onChange,
}: {
  value: Value;
  ways: readonly Way<Value>[];
  onChange: (value: Value) => void;
}) {
  return (
    <div className="flex flex-col items-start gap-1.5">
      <Segmented label="How it is reached" value={value} options={ways} onChange={onChange} />
      <p className="text-label text-text-muted">{ways.find((way) => way.value === value)?.lead}</p>
    </div>
  );
}
