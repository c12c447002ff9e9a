import { describe, expect, test } from "vitest";
import type { ContainerReport, ExitReport } from "../engine-report";
import { assessContainer } from "./assess-container";
import type { AssessContext } from "./model";
import { assessContext, containerReport, healthCheck, minutes, noon } from "./samples";

const ago = (count: number) => noon - minutes(count);
const exit = (minutesAgo: number, over: Partial<ExitReport> = {}): ExitReport => ({
  at: ago(minutesAgo),
  exitCode: 1,
  oomKilled: false,
  asked: false,
  ...over,
});
const no = { name: "no", maxRetries: 0 } as const;
const always = { name: "always", maxRetries: 0 } as const;
const unlessStopped = { name: "unless-stopped", maxRetries: 0 } as const;
const onFailure = { name: "on-failure", maxRetries: 3 } as const;
const exited = (over: Partial<ContainerReport>) => ({ state: "exited" as const, finishedAt: ago(20), ...over });

type Row = readonly [
  says: string,
  container: Partial<ContainerReport>,
  tier: string,
  code: string,
  context?: Partial<AssessContext>,
];

const failed: Row[] = [
  [
    "its check says unhealthy",
    { check: healthCheck({ status: "unhealthy", failingStreak: 3 }) },
    "failed",
    "unhealthy",
  ],
  ["it is dead", { state: "dead" }, "failed", "dead"],
  [
    "it restarts now for the third time in 10 min",
    { state: "restarting", restartPolicy: always, exits: [exit(5), exit(3), exit(1)] },
    "failed",
    "crash-loop",
  ],
  [
    "it has been running for 3 s between two crashes of a loop",
    { startedAt: noon - 3_000, restartPolicy: always, exits: [exit(5), exit(3), exit(1)] },
    "failed",
    "crash-loop",
  ],
  [
    "it restarts now, was never seen before, and the engine has counted seven restarts",
    { state: "restarting", restartPolicy: always, restartCount: 7 },
    "failed",
    "crash-loop",
  ],
  ["it exited non-zero with policy no", exited({ exitCode: 1, restartPolicy: no }), "failed", "exited"],
  [
    "its process was killed on the host while it was watched",
    exited({ exitCode: 137, restartPolicy: no, exits: [exit(20, { exitCode: 137 })] }),
    "failed",
    "exited",
  ],
  [
    "it exited long after it was restarted by hand",
    exited({ exitCode: 2, restartPolicy: no, startedAt: ago(40), stopAskedAt: ago(41) }),
    "failed",
    "exited",
  ],
  [
    "policy on-failure has spent its retries",
    exited({ exitCode: 1, restartPolicy: onFailure, restartCount: 3 }),
    "failed",
    "retries-spent",
  ],
  [
    "it could not be started",
    exited({ exitCode: 128, restartPolicy: always, startError: "port is already allocated" }),
    "failed",
    "start-failed",
  ],
  [
    "it could not be started the first time",
    { state: "created", startError: "no such file" },
    "failed",
    "start-failed",
  ],
  ["it ran out of memory", exited({ exitCode: 137, oomKilled: true, restartPolicy: no }), "failed", "out-of-memory"],
];

const warning: Row[] = [
  [
    "it ran out of memory 5 min ago and runs again",
    { restartPolicy: always, exits: [exit(5, { oomKilled: true, exitCode: 137 })] },
    "warning",
    "out-of-memory-recently",
  ],
  [
    "it exited non-zero 5 min ago and runs again",
    { restartPolicy: always, exits: [exit(5)] },
    "warning",
    "exited-recently",
  ],
  ["its check fails below its retry count", { check: healthCheck({ failingStreak: 1 }) }, "warning", "check-failing"],
  [
    "it restarted three times in 10 min and runs",
    { restartPolicy: always, exits: [exit(9, { exitCode: 0 }), exit(5, { exitCode: 0 }), exit(4, { exitCode: 0 })] },
    "warning",
    "restarts",
  ],
];

const progressing: Row[] = [
  ["it is created", { state: "created", startedAt: null }, "progressing", "created"],
  ["its check is in its start period", { check: healthCheck({ status: "starting" }) }, "progressing", "starting"],
  ["it restarts once", { state: "restarting", restartPolicy: always, exits: [exit(0.1)] }, "progressing", "restarting"],
  ["it is being removed", { state: "removing" }, "progressing", "removing"],
  [
    "an operation is at work on it, whatever its state",
    exited({ exitCode: 1 }),
    "progressing",
    "operation",
    { operation: { kind: "redeploy", startedAt: ago(1) } },
  ],
  [
    "it is down although it is to be kept up, and its engine answered only just now",
    exited({ restartPolicy: always, exitCode: 0 }),
    "progressing",
    "may-start-again",
    { connectedAt: noon - 10_000 },
  ],
];

const neutral: Row[] = [
  ["it finished with policy no", exited({ restartPolicy: no }), "neutral", "finished"],
  ["it finished with policy on-failure", exited({ restartPolicy: onFailure }), "neutral", "finished"],
  ["it is down with policy always and no error", exited({ restartPolicy: always, exitCode: 1 }), "neutral", "stopped"],
  ["it is down with unless-stopped and no error", exited({ restartPolicy: unlessStopped }), "neutral", "stopped"],
  [
    "policy on-failure did not spend its retries: somebody stopped it",
    exited({ exitCode: 143, restartPolicy: onFailure, restartCount: 1 }),
    "neutral",
    "stopped",
  ],
  [
    "a stop or kill was seen",
    exited({ exitCode: 137, restartPolicy: no, stopAskedAt: ago(20.1) }),
    "neutral",
    "stopped",
  ],
  [
    "a stop is remembered from before the panel's restart",
    exited({ exitCode: 1, restartPolicy: no }),
    "neutral",
    "stopped",
    { history: { exits: [], stopAsked: { containerId: "c1", at: ago(20.1) } } },
  ],
  [
    "it was killed by hand after it had used up its memory once",
    exited({ exitCode: 137, oomKilled: true, stopAskedAt: ago(20.1) }),
    "neutral",
    "stopped",
  ],
  ["nobody watched, and it ended as docker stop ends it", exited({ exitCode: 143 }), "neutral", "stopped-unseen"],
  ["nobody watched, and it ended as docker kill ends it", exited({ exitCode: 137 }), "neutral", "stopped-unseen"],
  ["it is paused", { state: "paused" }, "neutral", "paused"],
];

const ok: Row[] = [
  ["its check says healthy", { check: healthCheck() }, "ok", "healthy"],
  ["it runs without a check", {}, "ok", "no-check"],
  ["it exited non-zero 11 min ago and runs again", { restartPolicy: always, exits: [exit(11)] }, "ok", "no-check"],
  [
    "it was restarted by hand three times",
    { exits: [exit(5, { asked: true }), exit(4, { asked: true }), exit(3, { asked: true, exitCode: 137 })] },
    "ok",
    "no-check",
  ],
];

const table = Object.entries({ failed, warning, progressing, neutral, ok });

describe.each(table)("a container is %s when", (_, rows) => {
  for (const [says, over, tier, code, context] of rows)
    test(says, () => {
      const { tier: found, reason } = assessContainer(containerReport(over), assessContext(context));
      expect(`${found} ${reason.code}`).toBe(`${tier} health.${code}`);
    });
});

describe("time", () => {
  test("a warning of the window ends by itself ten minutes after the exit, and says when", () => {
    const container = containerReport({ restartPolicy: always, exits: [exit(4)] });
    const before = assessContainer(container, assessContext());
    expect(before).toMatchObject({ tier: "warning", since: ago(4), nextChangeAt: ago(4) + minutes(10) });
    const after = assessContainer(container, assessContext({ now: before.nextChangeAt ?? 0 }));
    expect(after).toMatchObject({ tier: "ok", nextChangeAt: null });
  });

  test("a crash loop that holds still becomes a warning once the process has run for 10 s", () => {
    const container = containerReport({
      startedAt: noon - 4_000,
      restartPolicy: always,
      exits: [exit(3), exit(2), exit(1)],
    });
    const looping = assessContainer(container, assessContext());
    expect(looping).toMatchObject({ tier: "failed", nextChangeAt: noon + 6_000 });
    expect(assessContainer(container, assessContext({ now: noon + 6_000 })).tier).toBe("warning");
  });

  test("stopped by hand is shown 30 s after the engine began to answer", () => {
    const container = containerReport(exited({ restartPolicy: always }));
    const connectedAt = noon - 10_000;
    const early = assessContainer(container, assessContext({ connectedAt }));
    expect(early.nextChangeAt).toBe(noon + 20_000);
    expect(assessContainer(container, assessContext({ connectedAt, now: noon + 20_000 })).tier).toBe("neutral");
  });

  test("an engine whose clock is an hour ahead gives the same answer, on the panel's clock", () => {
    const hour = minutes(60);
    const crashed = (shift: number) =>
      containerReport({
        startedAt: ago(3) + shift,
        restartPolicy: always,
        exits: [{ ...exit(4), at: ago(4) + shift }],
      });
    const right = assessContainer(crashed(0), assessContext());
    expect(right.reason.data.exitedAt).toBe(ago(4));
    expect(assessContainer(crashed(hour), assessContext({ clockSkewMs: hour }))).toEqual(right);
  });

  test("exits of the container that was replaced still count for its successor", () => {
    const history = { exits: [exit(5), exit(4), exit(3)], stopAsked: null };
    const successor = containerReport({ id: "c2", createdAt: ago(1), startedAt: ago(1) });
    expect(assessContainer(successor, assessContext({ history })).reason.code).toBe("health.restarts");
  });

  test("the answer is the same after a restart of the panel that remembers exits and stops", () => {
    const running: AssessContext = assessContext();
    for (const row of [...failed, ...warning, ...neutral]) {
      const over = row[1];
      const before = containerReport(over);
      const remembered = {
        exits: before.exits,
        stopAsked: before.stopAskedAt === null ? null : { containerId: before.id, at: before.stopAskedAt },
      };
      const after = containerReport({ ...over, exits: [], stopAskedAt: null });
      const restarted = assessContext({ connectedAt: noon - 31_000, history: remembered });
      expect(assessContainer(after, restarted)).toEqual(assessContainer(before, running));
    }
  });
});

describe("the clock was set back an hour, so that what was is written ahead of it", () => {
  const hour = minutes(60);
  const assess = (over: Partial<ContainerReport>, context: Partial<AssessContext> = {}) =>
    assessContainer(containerReport(over), assessContext(context));

  test("a container that ran before is not starting for an hour, and its old exits do not make a loop of it", () => {
    const exits = [exit(-58), exit(-57), exit(-56)];
    const over = { startedAt: noon + hour - 4_000, createdAt: noon + hour - 60_000, restartCount: 3, exits };
    expect(assess({ ...over, restartPolicy: always })).toMatchObject({ tier: "ok", nextChangeAt: null });
  });

  test("one that Docker keeps down is stopped, not about to start again", () => {
    const over = { ...exited({ finishedAt: noon + hour - 60_000 }), restartPolicy: always };
    expect(assess(over, { connectedAt: noon + hour - 120_000 }).reason.code).toBe("health.stopped");
  });

  test("a crash after it is a crash, whoever was asked to stop before it", () => {
    const history = { exits: [exit(-40, { asked: true })], stopAsked: { containerId: "c1", at: noon + hour } };
    const over = { startedAt: ago(3), finishedAt: ago(1), restartPolicy: no, exitCode: 1, exits: [exit(1)] };
    expect(assess({ ...exited({}), ...over }, { history })).toMatchObject({ tier: "failed" });
  });

  test("who was stopped before it stays stopped", () => {
    const history = { exits: [], stopAsked: { containerId: "c1", at: noon + hour - 2_000 } };
    const over = exited({ finishedAt: noon + hour - 1_000, exitCode: 1, restartPolicy: no });
    expect(assess(over, { history }).reason.code).toBe("health.stopped");
  });
});
