import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mergeInTime } from "@/lib/domain/logs/merge-in-time";
import type { LogAbout, LogChoice, LogLine } from "@/lib/domain/stream";
import { resolveConnection } from "@/lib/server/kubernetes/connection/resolve-connection";
import { createLabSpace } from "@/lib/server/kubernetes/lab-space";
import { kubectl, labCluster, type WatchedCluster } from "@/lib/server/kubernetes/watch-cluster";
import { type FaultProxy, startFaultProxy } from "@/lib/server/sources/fault-proxy";
import { until } from "@/lib/server/sources/until";
import type { LabAccess } from "../lab-access";
import { PodsLog } from "./pods-log";

const space = `logs-${process.pid}`;
const all: LogChoice = { container: null, isPrevious: false, sinceSeconds: null };

const container = (name: string, script: string) => ({
  ...{ name, image: "bulkhead-lab/busybox:1", imagePullPolicy: "IfNotPresent" },
  command: ["/bin/sh", "-c", script],
});
const podSpec = (script: string, more: object = {}) => ({
  ...{ terminationGracePeriodSeconds: 0, containers: [container("main", script)] },
  ...more,
});
const counts = "i=0; while :; do i=$((i+1)); echo $i; sleep 0.2; done";

describe.skipIf(!labCluster)("logs of pods of a real cluster", () => {
  const lab = createLabSpace(space);
  let proxy: FaultProxy;
  let watched: WatchedCluster;

  const lone = (name: string, spec: object) => ({
    ...{ apiVersion: "v1", kind: "Pod", metadata: { name, namespace: space, labels: { app: name } }, spec },
  });

  beforeAll(async () => {
    await lab.open();
    const labels = { app: "pair" };
    await lab.apply(
      {
        ...{ apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "pair", namespace: space } },
        spec: {
          replicas: 2,
          selector: { matchLabels: labels },
          template: { metadata: { labels }, spec: podSpec(counts) },
        },
      },
      lone(
        "crash",
        podSpec("echo born; sleep 4; echo dying; exit 3", { initContainers: [container("prepare", "echo prepared")] }),
      ),
      lone("stuck", podSpec("echo never", { initContainers: [container("slow", "echo working; sleep 100000")] })),
    );
    const { server } = resolveConnection(lab.admin);
    const { hostname, port } = new URL(server);
    proxy = await startFaultProxy({ host: hostname, port: Number(port) });
    lab.atEnd(() => proxy.close());
    watched = await lab.watch({
      ...lab.admin,
      text: lab.admin.text.replaceAll(server, `https://127.0.0.1:${proxy.port}`),
    });
    await kubectl(["rollout", "status", "deployment/pair", "-n", space, "--timeout=60s"]);
  });
  afterAll(() => lab.close());

  /** Follows the pods with this label; the lines in order of time, as they are shown. */
  function follow(app: string, choice = all, { source } = watched) {
    const access: LabAccess = {
      ...{ container: () => null, client: () => null },
      pods: () => ({
        clusterId: "lab",
        pods: [...(source.report()?.objects.Pod.values() ?? [])].filter(
          ({ namespace, labels }) => namespace === space && labels.app === app,
        ),
      }),
      clusterLogs: () => source.logs,
      onChange: source.subscribe,
    };
    const log = new PodsLog(`workload:lab/Deployment/${space}/${app}`, choice, access);
    lab.atEnd(() => log.dispose());
    const lines: (LogLine & { readonly time: string })[] = [];
    const seen = { about: null as LogAbout | null, skipped: 0 };
    log.add(
      {
        push: (more) => {
          for (const line of more) mergeInTime(lines, [{ ...line, time: line.at }]);
        },
        skip(count) {
          seen.skipped += count;
        },
        end: () => undefined,
        tell(about) {
          seen.about = about;
        },
      },
      2000,
    );
    const written = (pod?: string) =>
      lines.filter(({ stream, from }) => stream !== "panel" && (pod === undefined || from === pod));
    return {
      ...{ lines, seen, written },
      texts: () => lines.map(({ text: said }) => said),
      pods: () => [...new Set(written().map(({ from }) => from ?? ""))],
      whys: () => (seen.about?.pods ?? []).map(({ state, why }) => `${state}: ${why}`),
      stop: () => log.dispose(),
    };
  }

  test("two pods come merged in order of time, a third joins, and a cut costs no line and doubles none", async () => {
    const log = follow("pair");
    await until("two are read", () => log.pods().length === 2 && log.written().length > 12);
    await kubectl(["scale", "deployment/pair", "-n", space, "--replicas=3"]);
    await until("the third is read", () => log.pods().length === 3, 30_000);
    proxy.cut();
    const before = log.written().length;
    await until("it is read on", () => log.written().length > before + 30, 30_000);
    for (const pod of log.pods()) {
      const numbers = log.written(pod).map(({ text: said }) => Number(said));
      expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
    }
    expect(log.lines.map(({ at }) => at)).toEqual(log.lines.map(({ at }) => at).sort());
    expect(log.texts()).toContain("has joined.");

    await kubectl(["scale", "deployment/pair", "-n", space, "--replicas=2"]);
    await until("one is said to have ended", () => log.texts().includes("has ended."), 30_000);
    expect(log.pods()).toHaveLength(3);
    log.stop();
  });

  test("it is followed over a restart; what the container wrote before is read by itself", async () => {
    const log = follow("crash");
    await until("it has restarted", () => log.texts().includes("has restarted."), 60_000);
    await until(
      "its second life is read",
      () => log.written().filter(({ text: said }) => said === "born").length > 1,
      30_000,
    );
    expect(log.texts().slice(0, 4)).toEqual(["born", "dying", "has restarted.", "born"]);
    log.stop();

    const previous = follow("crash", { ...all, isPrevious: true });
    await until("it is read to its end", () => previous.whys()[0]?.startsWith("ended:") ?? false);
    expect(previous.written().map(({ text: said }) => said)).toEqual(["born", "dying"]);
    const none = follow("pair", { ...all, isPrevious: true });
    await until(
      "there is none",
      () => none.whys()[0] !== undefined && none.whys().every((why) => why.startsWith("ended:")),
    );
    expect(none.whys()[0]).toMatch(
      /^ended: Container main of pair-\S+ has no log from before: it has not restarted\.$/,
    );
    const init = follow("crash", { ...all, container: "prepare" });
    await until(
      "what prepared it is read",
      () =>
        init
          .written()
          .map(({ text: said }) => said)
          .join() === "prepared",
    );
    expect(init.seen.about?.containers).toEqual([
      { name: "main", isInit: false },
      { name: "prepare", isInit: true },
    ]);
  });

  test("one that waits to start says what for; how far back is counted by the cluster", async () => {
    const stuck = follow("stuck");
    await until("it says so", () => stuck.whys()[0] === "waiting: It waits to start: PodInitializing.");
    const short = follow("pair", { ...all, sinceSeconds: 2 });
    await until("it is read", () => short.written().length > 0);
    const oldest = Date.parse(short.written()[0]?.at ?? "");
    expect(Date.now() - oldest).toBeLessThan(10_000);
    expect(Number(short.written()[0]?.text)).toBeGreaterThan(5);
  });

  test("with the observe role logs are read, and without its rule it is said what is missing", async () => {
    const watchAs = async (name: string, edit?: (yaml: string) => string) =>
      lab.watch((await lab.account({ name, roles: ["observe"], edit })).connection);
    const may = follow("pair", all, await watchAs("may"));
    await until("it is read", () => may.written().length > 0);
    const mayNot = follow("pair", all, await watchAs("may-not", (yaml) => yaml.replace("pods/log", "pods/nothing")));
    await until("it is refused", () => mayNot.whys().some((why) => why.startsWith("failed:")));
    expect(mayNot.whys()).toContain(
      `failed: Cluster "lab" doesn't let Bulkhead's account read logs in ${space} (get pods/log). Bind it to Bulkhead's observe role.`,
    );
    expect(mayNot.written()).toEqual([]);
  });
});
