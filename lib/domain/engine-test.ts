import type { EngineFacts, NetworkReport } from "./engine-report";
import type { Failure } from "./failure";

/**
 * What trying a connection found. `hostKey` is the SSH host key the other side showed ("SHA256:…"), also when the test
 * failed after that point, so that a person can accept it; null on other transports and when nothing was shown.
 */
export type EngineTest =
  | {
      readonly ok: true;
      readonly engine: EngineFacts;
      readonly containers: number;
      readonly networks: readonly NetworkReport[];
      readonly hostKey: string | null;
    }
  | { readonly ok: false; readonly failure: Failure; readonly hostKey: string | null };
