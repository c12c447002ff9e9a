import { kubectl } from "../../e2e/lab/kubernetes/kubectl.mjs";
import { pause, quantile } from "../statistics.mjs";

const rounds = 8;
/** A kubelet looks after its pods about once a second, and a rollout ends with such a look. */
const kubeletMs = 1_000;
const name = "rolled";

/** A restart by a click against the two commands of a person at a shell, in turns, of three pods on the real nodes. */
export async function measureRollouts({ cluster, crowd: { namespace }, panel, record }) {
  const ask = (...args) => kubectl(cluster, [...args, "-n", namespace]);
  await kubectl(cluster, ["apply", "-f", "-"], JSON.stringify(deployment(namespace)));
  const followed = ["rollout", "status", `deployment/${name}`, "--timeout=120s"];
  await ask(...followed);
  const page = await panel.newPage();
  const find = () => [...panel.viewer.nodes.values()].find((node) => node.kind === "workload" && node.name === name);
  await panel.viewer.until(name, () => find() !== undefined);
  await page.goto(`${panel.url}/?select=${encodeURIComponent(find().id)}`);
  const shown = page.getByRole("region", { name: "Rollout restart, operation" });

  const byHand = async () => {
    const startedAt = performance.now();
    await ask("rollout", "restart", `deployment/${name}`);
    await ask(...followed);
    return performance.now() - startedAt;
  };
  const byClick = async () => {
    await page
      .getByRole("toolbar", { name: `Actions for ${name}` })
      .getByRole("button", { name: "Redeploy" })
      .click();
    const button = page
      .getByRole("dialog", { name: `Redeploy ${name}` })
      .getByRole("button", { name: `Redeploy ${name}` });
    await button.waitFor();
    const startedAt = performance.now();
    await button.click();
    await shown.getByText("Done", { exact: true }).waitFor({ timeout: 120_000 });
    const took = performance.now() - startedAt;
    await shown.getByRole("button", { name: "Seen" }).click();
    return took;
  };
  const [hand, click] = [[], []];
  // The first of each warms up what lives long.
  for (let round = 0; round <= rounds; round++) {
    // Both begin at each of its moments: who always began just after a look would wait for the next one with every pod.
    const since = 2_000 + (round * kubeletMs) / rounds;
    hand.push(await byHand());
    await pause(since);
    click.push(await byClick());
    await pause(since);
  }
  await page.close();
  const [byKubectl, byPanel] = [hand, click].map((each) => quantile(each.slice(1), 0.5));
  record({ name: "rollout restart and status by kubectl, median", value: byKubectl / 1_000, unit: "s", budget: null });
  record({
    name: "rollout restart by a click until it is done, median",
    value: byPanel / 1_000,
    unit: "s",
    budget: null,
  });
  record({ name: "the click, times kubectl", value: byPanel / byKubectl, unit: "x", budget: 1.1 });
}

function deployment(namespace) {
  const labels = { app: name };
  const container = { name: "main", image: "bulkhead-lab/busybox:1", imagePullPolicy: "IfNotPresent" };
  const containers = [{ ...container, command: ["/bin/sleep", "1000000"] }];
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, namespace },
    spec: {
      replicas: 3,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { terminationGracePeriodSeconds: 1, containers } },
    },
  };
}
