import type { LabEngine } from "./state.mjs";

export interface OracleRow {
  readonly name: string;
  readonly id: string;
  readonly state: string;
  /** As `docker ps` words it. */
  readonly status: string;
  readonly exitCode: number;
  readonly oomKilled: boolean;
  readonly error: string;
  readonly restarts: number;
  readonly health: string | null;
  readonly image: string;
  readonly imageId: string;
  readonly stack: { readonly project: string; readonly service: string; readonly oneOff: boolean } | null;
  readonly ports: readonly {
    readonly hostIp: string;
    readonly hostPort: number;
    readonly containerPort: number;
    readonly protocol: string;
  }[];
  readonly networkMode: string;
  readonly networks: readonly string[];
}

export function askOracle(engine: LabEngine): Promise<OracleRow[]>;
