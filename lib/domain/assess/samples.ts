import { noHistory } from "../container-history";
import type { ContainerReport, HealthCheckReport } from "../engine-report";
import { container } from "../publish/samples";
import type { AssessContext } from "./model";

/** Sample reports for tests: a container that has been running for an hour, without a check, at noon. */
export const noon = Date.UTC(2026, 10, 25, 12);
export const minutes = (count: number): number => count * 60_000;

export const containerReport = (over: Partial<ContainerReport> = {}): ContainerReport =>
  container("postgres", {
    id: "c1",
    createdAt: noon - minutes(90),
    startedAt: noon - minutes(60),
    restartPolicy: { name: "no", maxRetries: 0 },
    ...over,
  });

export const healthCheck = (over: Partial<HealthCheckReport> = {}): HealthCheckReport => ({
  status: "healthy",
  failingStreak: 0,
  retries: 3,
  intervalMs: 30_000,
  timeoutMs: 5_000,
  startPeriodMs: 0,
  lastOutput: "",
  lastExitCode: 0,
  lastAt: noon - 10_000,
  ...over,
});

export const assessContext = (over: Partial<AssessContext> = {}): AssessContext => ({
  now: noon,
  clockSkewMs: 0,
  connectedAt: noon - minutes(120),
  history: noHistory,
  operation: null,
  ...over,
});
