"use client";

import { useState } from "react";
import { cn } from "@/components/ui/cn";
import { useFieldProps } from "@/components/ui/field";

const length = 12;
const places = Array.from({ length }, (_, index) => index);

/** One real input, drawn as twelve boxes: it can be pasted into, and a screen reader hears one field. */
export function CodeInput({ name }: { name: string }) {
  const [code, setCode] = useState("");
  const [isFocused, setFocused] = useState(false);
  const field = useFieldProps();
  const at = Math.min(code.length, length - 1);
  return (
    <div className="relative">
      <div aria-hidden className="flex gap-1">
        {places.map((place) => (
          <span
            key={place}
            className={cn(
              "grid h-9.5 min-w-0 flex-1 place-items-center rounded-1 border border-border-control bg-surface font-medium font-mono text-[15px]",
              place % 4 === 3 && place < length - 1 && "mr-2",
              isFocused && place === at && "outline-2 outline-focus outline-offset-1",
              field["aria-invalid"] && "border-health-failed",
            )}
          >
            {code[place]}
          </span>
        ))}
      </div>
      <input
        {...field}
        name={name}
        value={code}
        onChange={({ target }) =>
          setCode(
            target.value
              .toUpperCase()
              .replace(/[^0-9A-Z]/g, "")
              .slice(0, length),
          )
        }
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        required
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        className="absolute inset-0 w-full cursor-text bg-transparent text-transparent caret-transparent outline-none selection:bg-transparent selection:text-transparent"
      />
    </div>
  );
}
