import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";

/** Why what a person just asked for was not done. Nothing while there is nothing to say. */
export function Refused({ children }: { children: ReactNode }) {
  if (!children) return null;
  return (
    <Alert tone="failed" role="alert">
      {children}
    </Alert>
  );
}
