import { createDemoFolder, seedCrowd, startSim } from "../scripts/demo-lab.mjs";
import { startPanelProcess } from "../scripts/panel-process.mjs";
import { signIn } from "./session.mjs";

/** A panel on a simulated crowd, with an admin signed in. `dispose` ends both and removes what they wrote. */
export async function startSimulatedPanel(node, { engines, containers }) {
  const folder = createDemoFolder();
  const names = Array.from({ length: engines }, (_, i) => `sim-${i}`);
  seedCrowd(node, folder, names);
  const sim = await startSim(node, [
    ...["--scenario", "crowd", "--engines", String(engines), "--containers", String(containers)],
    ...["--sockets", folder.sockets],
  ]);
  let panel = await startPanelProcess(node, folder);
  const tell = async (target, body = {}) => {
    const response = await fetch(`${sim.control}/${target}`, { method: "POST", body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`The simulated lab refused ${target}: ${await response.text()}`);
    return response.json();
  };
  return {
    names,
    control: sim.control,
    tell,
    panel: () => panel,
    session: () => signIn(panel),
    async restart() {
      await panel.stop();
      panel = await startPanelProcess(node, folder);
      return panel;
    },
    async dispose() {
      await panel.stop();
      sim.child.kill("SIGTERM");
      folder.remove();
    },
  };
}
