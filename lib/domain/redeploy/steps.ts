/** The steps of a redeploy, in order; the journal's positions 0 to 9. Undo steps follow behind, as they come. */
export const redeploySteps = [
  "plan",
  "image",
  "create",
  "disarm",
  "stop",
  "rename",
  "start",
  "verify",
  "commit",
  "clean",
] as const;
