import type { EndpointReport, HealthCheckReport, MountReport } from "./engine-report";
import type { Health } from "./health";
import type { Beat } from "./heartbeat/heartbeat";
import type { NodeId } from "./ids";
import type { Placement, ZoneEvidence } from "./place/model";
import type { Reason } from "./reason";
import type { Relation } from "./topology/model";

/**
 * Everything that the inspector shows of one container: an allow-list, built field by field, so that nothing of Docker's
 * inspect reaches the browser by being there. `null` where the reader's role does not see it.
 */
export interface ContainerDetail {
  readonly nodeId: NodeId;
  readonly engineId: string;
  readonly engineName: string;
  readonly name: string;
  /** The Docker container id. */
  readonly incarnation: string;
  readonly imageRef: string;
  /** "sha256:…": what it really runs. */
  readonly imageId: string;
  /** Values of arguments that look like secrets are masked. Null for viewers. */
  readonly command: string | null;
  readonly createdAt: number | null;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly state: string;
  readonly exitCode: number;
  readonly restartCount: number;
  readonly restartPolicy: { readonly name: string; readonly maxRetries: number };
  readonly autoRemove: boolean;
  readonly health: Health;
  readonly check: HealthCheckReport | null;
  readonly ports: readonly PortDetail[];
  /** A bind mount's path on the host is null for viewers. */
  readonly mounts: readonly (Omit<MountReport, "source"> & { readonly source: string | null })[];
  readonly networks: readonly EndpointReport[];
  readonly networkMode: string;
  readonly placement: Placement;
  /** Which zone its label says it is in, beside the one that it is in; null: it says nothing. Never evidence. */
  readonly claim: Reason | null;
  readonly envNames: readonly string[];
  readonly labels: readonly LabelDetail[];
  readonly relations: readonly Relation[];
  /** The last 24 hours, 48 bars. */
  readonly heartbeat: readonly Beat[];
}

export interface PortDetail {
  readonly containerPort: number;
  readonly proto: string;
  /** "" or "0.0.0.0": every address of the host. Null: not published. */
  readonly hostIp: string | null;
  readonly hostPort: number | null;
  /** From which zones it can be reached, and why that is believed. */
  readonly exposedTo: readonly ZoneEvidence[];
}

export interface LabelDetail {
  readonly name: string;
  /** Capped; null where it is masked. */
  readonly value: string | null;
  /** `secret`: its name says so. `role`: the reader's role does not see values. */
  readonly masked: "secret" | "role" | null;
}
