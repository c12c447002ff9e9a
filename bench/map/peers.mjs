// The same number of cards drawn by others, for comparison: React Flow with everything mounted, and Cytoscape.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";
import { launch } from "../session.mjs";
import { quantile } from "../statistics.mjs";
import { pan } from "./gestures.mjs";

const peers = [
  { name: "React Flow, all mounted", file: "peer-react-flow.mjs", selector: ".react-flow__pane" },
  { name: "Cytoscape", file: "peer-cytoscape.mjs", selector: "#map canvas:last-of-type" },
];

/** Each draws `count` cards of the map's size in a square grid, near (100 %) and far (15 %). */
export async function measurePeers(counts, record) {
  const folder = mkdtempSync(path.join(tmpdir(), "bulkhead-peers-"));
  const browser = await launch();
  try {
    for (const peer of peers) {
      const script = await bundle(peer.file, folder);
      for (const cards of counts)
        for (const [where, zoom] of [
          ["near", 1],
          ["far", 0.15],
        ]) {
          const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
          await page.setContent(
            `<style>html,body,#map{height:100%;margin:0}.card{width:150px;height:42px;border:1px solid #888;font:12px sans-serif}</style><div id="map"></div>`,
          );
          await page.evaluate((asked) => Object.assign(window, { asked }), { cards, zoom });
          await page.addScriptTag({ content: script });
          await page.waitForFunction(() => window.ready === true, null, { timeout: 120_000 });
          await page.waitForTimeout(1_000);
          const frames = await page.evaluate(pan, { ms: 3_000, selector: peer.selector });
          const name = `${peer.name}: frame time p95, panning ${where}, ${cards.toLocaleString("en")} cards`;
          record({ name, value: quantile(frames, 0.95), unit: "ms", budget: null });
          await page.close();
        }
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bundle(file, folder) {
  const input = fileURLToPath(new URL(file, import.meta.url));
  const output = path.join(folder, file.replace(".mjs", ".js"));
  await build({
    input,
    output: { file: output, format: "iife", minify: true },
    transform: { define: { "process.env.NODE_ENV": '"production"' } },
    moduleTypes: { ".css": "empty" },
    logLevel: "silent",
  });
  return readFileSync(output, "utf8");
}
