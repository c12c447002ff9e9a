"use client";

import { type ComponentProps, type ReactNode, useEffect } from "react";
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
  icon,
  ...props
}: {
  armed: boolean;
  onArm: () => void;
  onDisarm: () => void;
  onGo: () => void;
  label: string;
  keys: string;
  icon: ReactNode;
} & Omit<ComponentProps<typeof Button>, "onClick">) {
  useEffect(() => {
    if (!armed) return;
    const timer = setTimeout(onDisarm, armedMs);
    return () => clearTimeout(timer);
  }, [armed, onDisarm]);
  return (
    <Button
      {...props}
      variant={armed ? "danger" : "default"}
      onBlur={onDisarm}
      onClick={armed ? onGo : onArm}
      className="[&>svg]:size-3.5"
    >
      {armed ? null : icon}
      <span aria-live="polite">{armed ? `${label}? Again` : label}</span>
      <Kbd>{keys}</Kbd>
    </Button>
  );
}
