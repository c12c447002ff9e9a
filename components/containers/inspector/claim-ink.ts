import type { Reason } from "@/lib/domain/reason";

/** A claim that is kept is a note; one that isn't is read like the evidence above it. */
export const claimInk = ({ code }: Reason): string => (code === "claim.kept" ? "text-text-muted" : "");
