import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pod } from "@/lib/domain/publish/pod-samples";
import type { LogChoice } from "@/lib/domain/stream";
import type { ContainerNode } from "@/lib/domain/topology/model";
import type { LabAccess } from "./lab-access";
import { LogHub, logsPerSource } from "./log-hub";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const choice: LogChoice = { container: null, isPrevious: false, sinceSeconds: null };
const reader = () => ({ push: vi.fn(), skip: vi.fn(), end: vi.fn(), tell: vi.fn() });

const noLab: LabAccess = {
  ...{ container: () => null, client: () => null, pods: () => null, clusterLogs: () => null },
  onChange: () => () => undefined,
};

/** A cluster with one pod in each workload; whose logs never end. */
function lab() {
  const open = { now: 0, ever: 0 };
  const access: LabAccess = {
    ...noLab,
    pods: (nodeId) => (nodeId.startsWith("workload:c1/") ? { clusterId: "c1", pods: [pod(nodeId)] } : null),
    clusterLogs: () => ({
      hasRoom: () => true,
      follow: (_wish, { signal }) => {
        open.now += 1;
        open.ever += 1;
        return new Promise((_, fail) =>
          signal.addEventListener("abort", () => {
            open.now -= 1;
            fail(new Error("aborted"));
          }),
        );
      },
    }),
  };
  return { open, hub: new LogHub(access) };
}
const web = { nodeId: "workload:c1/Deployment/shop/web", tail: 100, choice };

test("who makes the same choice shares one reading; another choice is another one", () => {
  const { hub, open } = lab();
  hub.join(web, reader());
  hub.join(web, reader());
  expect(open.ever).toBe(1);
  hub.join({ ...web, choice: { ...choice, isPrevious: true } }, reader());
  expect(open.ever).toBe(2);
  hub.close();
  expect(open.now).toBe(0);
});

test("who chose nothing shares with who chose what is the default; a container has one log, whatever is chosen of it", () => {
  const { hub, open } = lab();
  hub.join(web, reader());
  hub.join({ nodeId: web.nodeId, tail: 100 }, reader());
  expect(open.ever).toBe(1);
  const of = (sinceSeconds: number) => ({ nodeId: "container:e1/db", tail: 1, choice: { ...choice, sinceSeconds } });
  const alone = new LogHub({ ...noLab, container: () => ({ sourceId: "e1" }) as ContainerNode });
  alone.join(of(1), reader());
  alone.join(of(2), reader());
  expect(alone.openCount).toBe(1);
  alone.close();
  hub.close();
});

test("five seconds after the last reader has left its streams are closed, and not before", () => {
  const { hub, open } = lab();
  const leave = hub.join(web, reader()) as () => void;
  leave();
  vi.advanceTimersByTime(4_900);
  const again = hub.join(web, reader()) as () => void;
  vi.advanceTimersByTime(10_000);
  expect(open).toEqual({ now: 1, ever: 1 });
  again();
  vi.advanceTimersByTime(5_000);
  expect(open.now).toBe(0);
  expect(hub.openCount).toBe(0);
});

test("what is not there, and more than a cluster's share, is refused with a sentence", () => {
  const { hub } = lab();
  expect(hub.join({ ...web, nodeId: "workload:c9/Deployment/shop/web" }, reader())).toMatch(
    /nothing there that has a log/,
  );
  expect(hub.join({ nodeId: "container:e1/db", tail: 1 }, reader())).toBe("There is no such container.");
  for (let nth = 0; nth < logsPerSource; nth += 1) hub.join({ ...web, nodeId: `${web.nodeId}-${nth}` }, reader());
  expect(hub.join(web, reader())).toBe("16 logs of this cluster are open already. Close one of them first.");
  hub.close();
});
