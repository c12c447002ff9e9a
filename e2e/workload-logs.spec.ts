import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { signInNewViewer } from "./as-viewer";
import { expectNoViolations } from "./axe";
import { applyObjects, kubectl } from "./cluster-objects";
import { expect, test } from "./fixtures";
import { openWorkload, side } from "./in-the-inspector";
import { connectFirst, disconnectLast, labKubeconfig } from "./with-cluster";

test.skip(!labKubeconfig, "The lab has no cluster.");
test.describe.configure({ mode: "serial" });
test.use({ start: null });

const space = `logs-${process.pid}`;
const container = (name: string, script: string) => ({
  ...{ name, image: "bulkhead-lab/busybox:1", imagePullPolicy: "IfNotPresent" },
  command: ["/bin/sh", "-c", script],
});
const labels = { app: "web" };
const web = {
  ...{ apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web", namespace: space } },
  spec: {
    ...{ replicas: 2, selector: { matchLabels: labels } },
    template: {
      metadata: { labels },
      spec: {
        terminationGracePeriodSeconds: 0,
        containers: [
          container("main", "i=0; while :; do i=$((i+1)); echo tick $i of $HOSTNAME; sleep 0.5; done"),
          container("proxy", "echo proxy is up; sleep 100000"),
        ],
      },
    },
  },
};
const crash = {
  ...{ apiVersion: "v1", kind: "Pod", metadata: { name: "crash", namespace: space } },
  spec: {
    terminationGracePeriodSeconds: 0,
    containers: [container("main", "echo famous last words; sleep 2; exit 1")],
  },
};

test.beforeAll(async ({ adminBrowser }) => {
  test.setTimeout(120_000);
  await kubectl(["create", "namespace", space]);
  await applyObjects([web, crash]);
  await kubectl(["rollout", "status", "deployment/web", "-n", space, "--timeout=60s"]);
  await connectFirst(adminBrowser);
});

test.afterAll(async ({ adminBrowser }) => {
  await disconnectLast(adminBrowser);
  await kubectl(["delete", "namespace", space, "--wait=false"]);
});

const linesOf = (page: Page, name: string) => page.getByRole("region", { name: `Lines of ${name}` });

const open = (page: Page, url: string, name: string) => openWorkload(page, url, { namespace: space, name });

/** What of each pod's name is its own: "abcde" of "web-7d9c5b8f6-abcde". */
const ownNames = async () =>
  (await kubectl(["get", "pods", "-n", space, "-l", "app=web", "-o", "jsonpath={.items[*].metadata.name}"]))
    .trim()
    .split(" ")
    .map((name) => name.split("-").at(-1) ?? "");

test("all pods of a workload are read together by one key, each line with its pod's name; one that comes joins", async ({
  adminPage: page,
  panel,
}) => {
  await open(page, panel.url, "web");
  const lines = linesOf(page, "web");
  const pods = side(page, "web").getByRole("list", { name: "Pods of this log" }).getByRole("listitem");
  // What is seen is not yet listening: the page comes before its script.
  await expect(async () => {
    await page.keyboard.press("l");
    await expect(pods).toHaveCount(2, { timeout: 2_000 });
  }).toPass();
  for (const own of await ownNames()) {
    await expect(pods.filter({ hasText: own })).toHaveCount(1);
    await expect(lines.getByText(own, { exact: true }).first()).toBeVisible();
  }
  await expectNoViolations(page);

  await kubectl(["scale", "deployment/web", "-n", space, "--replicas=3"]);
  await expect(pods).toHaveCount(3, { timeout: 30_000 });
  await kubectl(["scale", "deployment/web", "-n", space, "--replicas=2"]);
  await expect(pods.filter({ hasText: "ended" })).toHaveCount(1, { timeout: 30_000 });

  // What is kept is in order of time, whichever pod came first; from each come two lines a second.
  let saved = "";
  const save = async () => {
    const download = page.waitForEvent("download");
    await side(page, "web").getByRole("button", { name: "Download what is kept" }).click();
    saved = await readFile(await (await download).path(), "utf8");
    return saved.split("\n").flatMap((line) => /^\d{4}\S+Z/.exec(line)?.[0] ?? []);
  };
  await expect.poll(async () => (await save()).length, { timeout: 30_000 }).toBeGreaterThan(20);
  const times = await save();
  expect(times).toEqual([...times].sort());
  expect(saved).toMatch(/^--- web-\S+ has ended\. ---$/m);
});

test("one pod, another of its containers, and only the last minutes are chosen", async ({ adminPage: page, panel }) => {
  await open(page, panel.url, "web");
  await side(page, "web").getByRole("tab", { name: /^Pods/ }).click();
  const first = side(page, "web")
    .getByRole("button", { name: /^Logs of web-/ })
    .first();
  const name = ((await first.textContent()) ?? "").replace("Logs of ", "").trim();
  await first.click();
  await expect(side(page, "web").getByLabel("Pod", { exact: true })).toHaveValue(/^pod:/);
  await expect(linesOf(page, name).getByText(`of ${name}`).first()).toBeVisible();

  // What was held of one pod is not shown as that of all.
  const [pause, pod] = [
    side(page, "web").getByRole("button", { name: "Pause", exact: true }),
    side(page, "web").getByLabel("Pod", { exact: true }),
  ];
  await pause.click();
  await expect(pause).toBeHidden();
  await pod.selectOption("All pods");
  await expect(pause).toBeVisible();
  await pod.selectOption(name);

  await side(page, "web").getByLabel("Container").selectOption("proxy");
  await expect(linesOf(page, name).getByText("proxy is up")).toBeVisible();
  await expect(linesOf(page, name).getByText(/^tick/)).toHaveCount(0);
  await side(page, "web").getByLabel("Since").selectOption("Last 5 minutes");
  await expect(linesOf(page, name).getByText("proxy is up")).toBeVisible();
  await side(page, "web").getByLabel("Container").selectOption("main");
  await side(page, "web").getByLabel("Before the last restart").check();
  await expect(side(page, "web").getByText(/has no log from before: it has not restarted/)).toBeVisible();
});

test("what a container wrote before it restarted is read by whoever may look", async ({
  adminPage,
  panel,
  browser,
}) => {
  await expect
    .poll(
      () => kubectl(["get", "pod", "crash", "-n", space, "-o", "jsonpath={.status.containerStatuses[0].restartCount}"]),
      { timeout: 60_000 },
    )
    .not.toBe("0");
  const { page, context } = await signInNewViewer(adminPage, browser, panel);
  await open(page, panel.url, "crash");
  await side(page, "crash").getByRole("tab", { name: "Logs" }).click();
  await side(page, "crash").getByLabel("Before the last restart").check();
  await expect(linesOf(page, "crash").getByText("famous last words")).toBeVisible();
  await expect(side(page, "crash").getByText("That is all that it wrote before it restarted.")).toBeVisible();
  await expectNoViolations(page);
  await context.close();
});
