"use client";

import { type ComponentProps, type ReactNode, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";

/** Asks once more: the first press arms it for a moment, the second does it. A double click, or Enter held down, is one press. */
export function ArmedButton({
  armed,
  onPress,
  onDisarm,
  label,
  keys,
  icon,
  armedMs = 4000,
  ...props
}: {
  armed: boolean;
  onPress: () => void;
  onDisarm: () => void;
  label: string;
  keys?: string;
  icon: ReactNode;
  /** Longer where there is something to read first. */
  armedMs?: number;
} & Omit<ComponentProps<typeof Button>, "onClick">) {
  useEffect(() => {
    if (!armed) return;
    const timer = setTimeout(onDisarm, armedMs);
    return () => clearTimeout(timer);
  }, [armed, armedMs, onDisarm]);
  return (
    <Button
      {...props}
      variant={armed ? "danger" : "default"}
      onBlur={onDisarm}
      onKeyDown={(event) => event.repeat && event.preventDefault()}
      onClick={({ detail }) => detail < 2 && onPress()}
      className="[&>svg]:size-3.5"
    >
      {armed ? null : icon}
      <span aria-live="polite">{armed ? `${label}? Again` : label}</span>
      {keys ? <Kbd>{keys}</Kbd> : null}
    </Button>
  );
}
