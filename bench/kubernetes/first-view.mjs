import { rssMb } from "../process-use.mjs";
import { pause } from "../statistics.mjs";

/**
 * From pressing "Add the cluster" to every pod in a reader of the stream, the test of the connection and the panel's
 * first look at it among that. Memory is what its heap holds more than before, after a collection.
 */
export async function measureFirstView({ crowd, panel, record }, pods) {
  const before = await panel.heapBytes();
  const connecting = panel.connect();
  const seenAt = await panel.viewer.until(`${pods} pods`, () => panel.podsOf(crowd.namespace).length === pods, 60_000);
  const connectedAt = await connecting;
  const name = `first full view of ${pods.toLocaleString("en")} pods, after connecting`;
  record({ name, value: (seenAt - connectedAt) / 1_000, unit: "s", budget: 3 });
  await pause(5_000);
  const perPod = ((await panel.heapBytes()) - before) / pods / 1_024;
  record({ name: "the panel's heap for each of them", value: perPod, unit: "KB", budget: 20 });
  record({ name: "the panel's memory then", value: rssMb(panel.panel.pid), unit: "MB", budget: null });
}
