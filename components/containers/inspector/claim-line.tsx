"use client";

import { useWords } from "@/components/health/use-words";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import type { Reason } from "@/lib/domain/reason";

/**
 * Which zone somebody says it is in, below the evidence of where it is. One that is kept is a note; one that isn't bears
 * a mark, dashed because a claim is no wall.
 */
export function ClaimLine({ claim }: { claim: Reason }) {
  const words = useWords();
  const isKept = claim.code === "claim.kept";
  return (
    <p className={cn("text-label wrap-anywhere", isKept && "text-text-muted")}>
      {isKept ? null : <Badge className="mr-1.5 border-dashed">Only claimed</Badge>}
      {words.say(claim)}
    </p>
  );
}
