"use client";

import { type ComponentProps, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";

const armedMs = 4000;

/** Asks once more: the first press arms it for 4 s, the second does it. */
export function ArmedButton({
  armed,
  onArm,
  onDisarm,
  onGo,
  label,
  keys,
  ...props
}: {
  armed: boolean;
  onArm: () => void;
  onDisarm: () => void;
  onGo: () => void;
  label: string;
  keys: string;
} & Omit<ComponentProps<typeof Button>, "onClick">) {
  useEffect(() => {
    if (!armed) return;
    const timer = setTimeout(onDisarm, armedMs);
    return () => clearTimeout(timer);
  }, [armed, onDisarm]);
  return (
    <Button {...props} variant={armed ? "danger" : "default"} onBlur={onDisarm} onClick={armed ? onGo : onArm}>
      <span aria-live="polite">{armed ? `${label}? Once more` : label}</span>
      <Kbd>{keys}</Kbd>
    </Button>
  );
}
