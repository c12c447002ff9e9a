import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * axe finds nothing on the page as it is now; what it finds is told with its HTML. The panel has no frames, so one run in
 * the page itself ("legacy") sees all of it; what passes isn't described, which is most of the work.
 */
export async function expectNoViolations(page: Page): Promise<void> {
  expect(page.frames()).toHaveLength(1);
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}
