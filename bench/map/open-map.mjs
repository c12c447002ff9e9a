import { launch } from "../session.mjs";
import { startSimulatedPanel } from "../simulated-panel.mjs";

export const pane = ".map-pane";

/** All members there, each drawn or in a folded box that counts it, and the newest revision painted. */
export const isComplete = (page, members) =>
  page.waitForFunction(
    (wanted) => {
      const figures = document.querySelector("[data-revision] [data-members]")?.dataset;
      if (!figures) return false;
      const [all, drawn, away] = [figures.members, figures.drawn, figures.away].map(Number);
      if (all !== wanted || drawn + away !== wanted) return false;
      const canvas = document.querySelector('[data-drawn="canvas"] .map-scene');
      if (!canvas) return document.querySelector("[data-map-plane] article, .map-row");
      return canvas.dataset.revision === document.querySelector("[data-revision]").dataset.revision;
    },
    members,
    { polling: "raf", timeout: 120_000 },
  );

/** A panel on a simulated crowd and a browser without a GPU, signed in; `use` gets pages of it. */
export async function withMap(node, { engines, containers }, use) {
  const lab = await startSimulatedPanel(node, { engines, containers: containers / engines });
  const browser = await launch();
  try {
    const { storageState } = await lab.session();
    const context = await browser.newContext({
      storageState,
      viewport: { width: 1440, height: 900 },
      // Zooming by keys is then done at once, so that only the gesture is measured.
      reducedMotion: "reduce",
    });
    const url = lab.panel().url;
    // The panel itself knows the whole lab first: what is measured is the map, not the engines' first answers.
    const first = await context.newPage();
    await first.goto(url);
    await isComplete(first, containers);
    await first.close();
    await use({ lab, url, newPage: () => context.newPage() });
  } finally {
    await browser.close();
    await lab.dispose();
  }
}

/** By keys, so many steps of 0.8 from 100 %; then at rest. */
export async function goToZoom(page, times) {
  await page.keyboard.press("1");
  for (let i = 0; i < times; i++) await page.keyboard.press("-");
  await page.waitForTimeout(1_000);
}
