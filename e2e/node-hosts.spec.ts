import path from "node:path";
import type { Page } from "@playwright/test";
import Sqlite from "better-sqlite3";
import { expectNoViolations } from "./axe";
import { kubectl } from "./cluster-objects";
import { expect, test } from "./fixtures";
import type { Panel } from "./panel";
import { connectFirst, disconnectLast, labKubeconfig } from "./with-cluster";

test.skip(!labKubeconfig, "The lab has no cluster.");
test.describe.configure({ mode: "serial" });
test.use({ start: "/hosts" });

const node = "node-1";
test.beforeAll(({ adminBrowser }) => connectFirst(adminBrowser));
test.afterAll(({ adminBrowser }) => disconnectLast(adminBrowser));

const entry = (page: Page) =>
  page
    .getByRole("listitem")
    .filter({ has: page.getByRole("combobox", { name: `Node ${node} of home is`, exact: true }) });

async function saveHost(page: Page, name: string) {
  const form = page.getByRole("dialog");
  await form.getByLabel("Name", { exact: true }).fill(name);
  await form.getByRole("button", { name: /^(Add host|Save )/ }).click();
  await expect(form).toBeHidden();
}

function keptIds(panel: Panel): readonly { readonly name: string; readonly machineId: string | null }[] {
  const database = new Sqlite(path.join(panel.dataDir, "bulkhead.db"), { readonly: true });
  const rows = database.prepare(`SELECT name, machineId FROM "Host" WHERE machineId IS NOT NULL`).all();
  database.close();
  return rows as { name: string; machineId: string }[];
}

test("a node is told to be the host of its name; the real machine id is kept, and finds a host that is renamed", async ({
  adminPage: page,
  panel,
}) => {
  const machineId = (await kubectl(["get", "node", node, "-o", "jsonpath={.status.nodeInfo.machineID}"])).trim();
  await expect(entry(page)).toContainText("No host has its address or its name");
  await page.getByRole("button", { name: "Add host" }).first().click();
  await saveHost(page, node);
  await expect(entry(page)).toContainText(`It is ${node}, by its name`);
  await expect.poll(() => keptIds(panel)).toEqual([{ name: node, machineId }]);
  expect(await (await page.request.get("/hosts")).text()).not.toContain(machineId);

  await page.getByRole("button", { name: `Actions for host ${node}` }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  await saveHost(page, "cellar");
  await expect(entry(page)).toContainText("It is cellar, by the machine id that was kept");
  await expectNoViolations(page);

  await page.getByRole("button", { name: "Actions for host cellar" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(entry(page)).toContainText("No host has its address or its name");
  expect(keptIds(panel)).toEqual([]);
});
