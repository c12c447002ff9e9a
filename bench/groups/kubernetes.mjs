// A real API server with kwok's pods, a panel with the published roles before it, and a real Chromium.
import { openApi } from "../kubernetes/api-calls.mjs";
import { startClusterPanel } from "../kubernetes/cluster-panel.mjs";
import { createCrowd } from "../kubernetes/crowd.mjs";
import { measureFirstView } from "../kubernetes/first-view.mjs";
import { measureKills } from "../kubernetes/kills.mjs";
import { measureNavigation } from "../kubernetes/navigation.mjs";
import { measurePodChanges } from "../kubernetes/pod-changes.mjs";
import { measureRollouts } from "../kubernetes/rollouts.mjs";
import { measureSteadyState } from "../kubernetes/steady-state.mjs";
import { measureStorm } from "../kubernetes/storm.mjs";
import { openRealLab } from "../real-lab.mjs";

const [few, many, most] = [65, 1_000, 3_000];

/** Rows in the order of what they need: `only` names some of them. */
const rows = ["changes", "rollouts", "navigation", "steady", "storm", "first-view", "kills"];

export async function measure({ node, record, only = rows }) {
  const unknown = only.filter((row) => !rows.includes(row));
  if (unknown.length > 0) throw new Error(`There is no row ${unknown.join(", ")}; there are ${rows.join(", ")}.`);
  const wants = (...names) => names.some((name) => only.includes(name));
  const { lab, stop } = await openRealLab(node, ["--kubernetes"]);
  const cluster = lab.kubernetes;
  try {
    if (!cluster?.root)
      throw new Error("This lab has no cluster of its own. Start it by: npm run lab -- --kubernetes.");
    if (wants("changes", "rollouts", "navigation", "storm", "steady", "first-view"))
      await withCrowd(cluster, (crowded) => measureCrowd({ node, cluster, record, ...crowded }, wants));
    if (wants("kills")) await measureKills({ node, cluster, record });
  } finally {
    await stop();
  }
}

async function withCrowd(cluster, use) {
  const api = await openApi(cluster);
  const crowd = await createCrowd(cluster, api, `bench-${process.pid}`);
  try {
    await use({ api, crowd });
  } finally {
    await crowd.remove();
    api.close();
  }
}

async function measureCrowd(context, wants) {
  const listeners = new Set();
  const listen = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const onNode = (node) => {
    for (const listener of listeners) listener(node);
  };
  if (wants("changes", "rollouts", "navigation", "storm", "steady"))
    await withPanel(context, onNode, async (panel) => {
      const here = { ...context, panel, listen };
      await context.crowd.grow(few);
      await panel.connect();
      if (wants("changes")) await measurePodChanges(here, few);
      if (wants("rollouts")) await measureRollouts(here);
      if (!wants("changes", "navigation", "storm", "steady")) return;
      await context.crowd.grow(many);
      if (wants("changes")) await measurePodChanges(here, many);
      if (wants("navigation")) await measureNavigation(here, many);
      if (wants("steady")) await measureSteadyState(here);
      if (wants("storm")) await measureStorm(here);
    });
  if (!wants("first-view")) return;
  await context.crowd.grow(most);
  await withPanel(context, onNode, (panel) => measureFirstView({ ...context, panel }, most));
}

async function withPanel({ node, cluster, crowd: { namespace } }, onNode, use) {
  const panel = await startClusterPanel(node, cluster, { namespace, onNode });
  try {
    await use(panel);
  } finally {
    await panel.stop();
  }
}
