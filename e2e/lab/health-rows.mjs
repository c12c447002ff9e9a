// A real container for every row of the Docker health table. `settled` says, from inspect, when it has got there;
// `missed` that it got past it and has to be started again.

const forever = "trap 'exit 0' TERM; while :; do sleep 1 & wait $!; done";
/** Does something once, and from the second start on just runs. */
const firstTime = (deed) => `if [ -e /tmp/again ]; then ${forever}; else touch /tmp/again; ${deed}; fi`;
/** Fails `times` starts, then runs. */
const failing = (times) =>
  `n=$(cat /tmp/n 2>/dev/null || echo 0); echo $((n+1)) > /tmp/n; [ "$n" -lt ${times} ] && exit 1; ${forever}`;
/** A child is killed for memory; the shell lives long enough for the engine to hear of it, and ends as the child did. */
const hog = "tail /dev/zero; sleep 2; exit 137";

const check = (command, ...more) => [
  "--health-cmd",
  command,
  "--health-interval",
  "1s",
  "--health-timeout",
  "2s",
  ...more,
];
const restart = (policy) => ["--restart", policy];
const shell = (text) => ["/bin/sh", "-c", text];
const exited = ({ State }) => State.Status === "exited";
const running = ({ State }) => State.Status === "running";
const health = (status) => (found) => running(found) && found.State.Health?.Status === status;

/**
 * {name, tier, row, flags?, image?, command?, verb?, afterwards?, settled, needs?}: `verb` is "run" unless told, `afterwards` the
 * docker commands that follow, `needs` a kernel ability. `failsToStart` marks the one whose `docker run` must fail.
 */
export const healthRows = [
  {
    name: "unhealthy",
    tier: "failed",
    row: "health check unhealthy",
    flags: check("echo no database >&2; exit 1", "--health-retries", "1"),
    command: shell(forever),
    settled: health("unhealthy"),
  },
  {
    name: "crash-loop",
    tier: "failed",
    row: "restarting now and at least 3 starts in 10 minutes",
    flags: restart("always"),
    command: shell("echo cannot open config >&2; exit 2"),
    settled: ({ State, RestartCount }) => State.Restarting && RestartCount >= 5,
  },
  {
    name: "exited-with-error",
    tier: "failed",
    row: "exited non-zero, policy no, not asked to stop",
    command: shell("exit 3"),
    settled: exited,
  },
  {
    name: "retries-spent",
    tier: "failed",
    row: "policy on-failure with its retries spent",
    flags: restart("on-failure:2"),
    command: shell("exit 4"),
    settled: (found) => exited(found) && found.RestartCount === 2,
  },
  {
    name: "start-error",
    tier: "failed",
    row: "start error",
    command: ["/bin/no-such-program"],
    failsToStart: true,
    settled: ({ State }) => State.Error !== "",
  },
  {
    name: "out-of-memory",
    tier: "failed",
    row: "OOM killed on the exit it is in",
    needs: "memory",
    flags: ["--memory", "8m", "--memory-swap", "8m"],
    command: shell(hog),
    settled: (found) => exited(found) && found.State.OOMKilled,
    // On a busy machine the kernel's word may reach the engine after the exit, and is lost.
    missed: (found) => exited(found) && !found.State.OOMKilled,
  },
  {
    name: "oom-but-up",
    tier: "warning",
    row: "OOM kill within 10 minutes, though running again",
    needs: "memory",
    flags: [...restart("always"), "--memory", "8m", "--memory-swap", "8m"],
    command: shell(firstTime(hog)),
    settled: (found) => running(found) && found.RestartCount >= 1,
  },
  {
    name: "failed-but-up",
    tier: "warning",
    row: "non-zero exit within 10 minutes, though running again",
    flags: restart("always"),
    command: shell(failing(1)),
    settled: (found) => running(found) && found.RestartCount === 1,
  },
  {
    name: "check-failing",
    tier: "warning",
    row: "health check failing, but below its retry count",
    // The first run must pass, and there is no second: a busy machine gets its time for it.
    flags: check("test ! -e /tmp/seen && touch /tmp/seen", "--health-retries", "100000", "--health-timeout", "30s"),
    command: shell(forever),
    settled: (found) => health("healthy")(found) && found.State.Health.FailingStreak > 0,
  },
  {
    name: "restarted-often",
    tier: "warning",
    row: "at least 3 restarts in 10 minutes",
    flags: restart("always"),
    command: shell(failing(3)),
    settled: (found) => running(found) && found.RestartCount === 3,
  },
  {
    name: "created",
    tier: "progressing",
    row: "created",
    verb: "create",
    command: shell(forever),
    settled: ({ State }) => State.Status === "created",
  },
  {
    name: "starting",
    tier: "progressing",
    row: "health check in its start period",
    flags: check("exit 1", "--health-start-period", "1h"),
    command: shell(forever),
    settled: health("starting"),
  },
  { name: "job-done", tier: "neutral", row: "exited 0, policy no", command: shell("echo done"), settled: exited },
  {
    name: "job-done-on-failure",
    tier: "neutral",
    row: "exited 0, policy on-failure",
    flags: restart("on-failure:3"),
    command: shell("echo done"),
    settled: exited,
  },
  {
    name: "stopped-always",
    tier: "neutral",
    row: "exited with policy always: stopped by hand",
    flags: restart("always"),
    command: shell(forever),
    afterwards: [["stop", "-t", "5"]],
    settled: exited,
  },
  {
    name: "stopped-unless-stopped",
    tier: "neutral",
    row: "exited with policy unless-stopped: stopped by hand",
    flags: restart("unless-stopped"),
    command: shell(forever),
    afterwards: [["stop", "-t", "5"]],
    settled: exited,
  },
  {
    name: "paused",
    tier: "neutral",
    row: "paused",
    // One process that never forks: a busy machine may fail to freeze a forking one.
    command: ["/bin/sleep", "1000000"],
    afterwards: [["pause"]],
    settled: ({ State }) => State.Paused,
  },
  {
    name: "healthy",
    tier: "ok",
    row: "running and healthy",
    image: "healthy",
    settled: health("healthy"),
  },
  { name: "no-check", tier: "ok", row: "running, no health check", settled: running },
];
