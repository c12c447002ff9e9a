import type { Failure, Result } from "@/lib/domain/failure";

const notReached: Failure = {
  kind: "unreachable",
  message: "The panel can't be reached. Check that it still runs, then try again.",
};

/** What the panel answered. A call that never came back is a failure like any other, not the end of the page. */
export const reached = <T>(sending: Promise<Result<T>>, failure = notReached): Promise<Result<T>> =>
  sending.catch(() => ({ ok: false, error: failure }));
