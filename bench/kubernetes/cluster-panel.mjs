// A built panel that watches a cluster with the published roles, through a proxy that writes down what it asks.
import path from "node:path";
import { createPanelAccount } from "../../e2e/lab/kubernetes/panel-account.mjs";
import { startRecordingProxy } from "../../e2e/lab/kubernetes/recording-proxy.mjs";
import { createDemoFolder, seedCrowd } from "../../scripts/demo-lab.mjs";
import { startPanelProcess } from "../../scripts/panel-process.mjs";
import { launch, signIn } from "../session.mjs";
import { pause } from "../statistics.mjs";
import { openViewer } from "../viewer.mjs";

const heapReport = path.resolve("bench/kubernetes/report-heap.mjs");
/** A collection of a heap of some 100 MB takes less than a second, also where others measure. */
const collectionMs = 30_000;
let accounts = 0;

/**
 * Starts all of it, with an admin signed in and a reader of the stream. Nothing is connected before `connect`, which
 * resolves with when the cluster was added (`performance.now()`). `onNode` is told of each node that the stream brings.
 */
export async function startClusterPanel(node, cluster, { namespace, onNode }) {
  const account = await createPanelAccount(cluster, {
    ...{ namespace, name: `panel-${process.pid}-${accounts++}` },
    roles: ["observe", "operate"],
  });
  const proxy = await startRecordingProxy(account);
  const folder = createDemoFolder();
  seedCrowd(node, folder, ["bench"]);
  const panel = await startPanelProcess(node, { env: folder.env, preload: ["--expose-gc", "--import", heapReport] });
  const session = await signIn(panel);
  const browser = await launch();
  const context = await browser.newContext({
    storageState: session.storageState,
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
  });
  const viewer = openViewer(panel, session, onNode);
  return {
    panel,
    url: panel.url,
    viewer,
    requests: proxy.requests,
    connections: proxy.connections,
    newPage: () => context.newPage(),
    /** Pods of the workloads of a namespace. */
    podsOf: (space) =>
      [...viewer.nodes.values()].filter(({ kind, parentId }) => kind === "pod" && parentId.includes(`/${space}/`)),
    /** Bytes of the panel's heap that are in use after a collection. */
    async heapBytes() {
      const from = panel.lines.length;
      process.kill(panel.pid, "SIGUSR2");
      for (const end = performance.now() + collectionMs; performance.now() < end; await pause(20)) {
        const line = panel.lines.slice(from).find((each) => each.startsWith('{"heapBytes"'));
        if (line) return JSON.parse(line).heapBytes;
      }
      throw new Error("The panel did not say how large its heap is.");
    },
    connect: () => addCluster(context, panel, { ...account, server: proxy.url, ca: proxy.ca }),
    async stop() {
      await viewer.close();
      await browser.close();
      await panel.stop();
      await proxy.close();
      folder.remove();
      await account.remove();
    },
  };
}

/** As a person does. */
async function addCluster(context, { url }, { server, ca, token }) {
  const page = await context.newPage();
  await page.goto(`${url}/settings/clusters`);
  const form = page.getByRole("dialog");
  // A click that comes before the page has woken up is lost.
  for (let isOpen = false; !isOpen; ) {
    await page.getByRole("button", { name: "Add a cluster" }).click();
    isOpen = await form.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
  }
  await form.getByRole("radio", { name: "Token" }).check();
  const fields = { Name: "bench", "API server": server, "CA certificate (ca.crt)": ca, Token: token };
  for (const [label, value] of Object.entries(fields))
    await form.getByRole("textbox", { name: label, exact: true }).fill(value);
  const clickedAt = performance.now();
  await form.getByRole("button", { name: "Add the cluster" }).click();
  await page.getByRole("row", { name: /bench/ }).getByText("Live").first().waitFor({ timeout: 60_000 });
  await page.close();
  return clickedAt;
}
