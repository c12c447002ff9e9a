/** Of what is done with a workload, in their order: the positions of the journal. */
export const workloadSteps = ["plan", "try", "change", "follow"] as const;

/** Behind them, once a rollout has failed that was to be undone then. */
export const undoSteps = ["undo", "clear-stuck", "follow-undo"] as const;
