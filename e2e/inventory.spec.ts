import type { BrowserContext, Page } from "@playwright/test";
import type { HostNode, ZoneNode } from "@/lib/domain/topology/model";
import { expectNoViolations } from "./axe";
import { claim, expect, test } from "./fixtures";
import { type Panel, startPanel } from "./panel";
import { readSnapshot } from "./panel-view";

/** A panel of its own: it begins unclaimed and without zones, connected to the newer engine. */
let panel: Panel;
let context: BrowserContext;
let page: Page;

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser, lab }) => {
  panel = await startPanel({ DOCKER_HOST: `unix://${lab.new.socket}` });
  context = await browser.newContext({ baseURL: panel.url });
  page = await context.newPage();
});
test.afterAll(async () => {
  await context?.close();
  await panel?.dispose();
});

const snapshot = () => readSnapshot(page.request, panel.url);
const notice = (text: string) => page.getByRole("listitem").filter({ hasText: text });

test("the claim leads to the wizard, which shows the engine that was found", async () => {
  await page.goto("/");
  await claim(page, panel);
  await expect(page).toHaveURL(/\/welcome$/);
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await expect(page.getByText(/\d+ containers?, \d+ networks?/)).toBeVisible();
  await expectNoViolations(page);
});

test("zones are proposed, and what can't be is said at its field", async () => {
  await page.getByRole("button", { name: "Go on to zones" }).click();
  await expect(page.getByLabel("Zone", { exact: true })).toHaveCount(6);
  await page.getByLabel("VLAN").nth(0).fill("10");
  await page.getByLabel("VLAN").nth(1).fill("10");
  await page
    .getByLabel(/^Range/)
    .nth(0)
    .fill("10.0.10.0/24");
  await page.getByLabel("Gateway").nth(0).fill("10.0.10.1");
  await page
    .getByLabel(/^Range/)
    .nth(2)
    .fill("10.0.30.0/33");
  await page.getByLabel("Gateway").nth(2).fill("");
  await page.getByRole("button", { name: "Add 6 zones" }).click();
  await expect(page.getByText("VLAN 10 is here already: prod.")).toBeVisible();
  await expect(page.getByText("/33 is no length. It runs from 1 to 32.")).toBeVisible();
  await expectNoViolations(page);
  await page.getByLabel("VLAN").nth(1).fill("20");
  await page
    .getByLabel(/^Range/)
    .nth(2)
    .fill("10.0.30.0/24");
  await page.getByRole("button", { name: "Add 6 zones" }).click();
  await expect(page.getByRole("heading", { name: "Where does each engine run?" })).toBeVisible();
});

test("a host is proposed for the engine; its address puts it, and its containers, into a zone", async () => {
  await page.getByLabel(/^Host of engine/).fill("lab-host");
  await page.getByLabel("Addresses").fill("10.0.10.5, 10.0.30.5");
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Add 1 host and open the map" }).click();
  await expect(page).toHaveURL(`${panel.url}/`);
  const { nodes } = await snapshot();
  const host = nodes.find((node): node is HostNode => node.kind === "host");
  const lane = nodes.find((node) => node.id === host?.parentId);
  const zone = nodes.find((node): node is ZoneNode => node.id === lane?.parentId);
  expect(host).toMatchObject({ name: "lab-host", address: "10.0.10.5" });
  expect(lane).toMatchObject({ kind: "lane", vid: 10 });
  expect(zone?.name).toBe("Prod");
});

test("a policy opens a door on the map, and a port that is none is refused", async () => {
  await page.goto("/network");
  await page.getByRole("button", { name: "Dev to Infra: Deny" }).click();
  await page.getByLabel("Allow some ports").check();
  await page.getByRole("textbox", { name: "Ports" }).fill("443, http");
  await page.getByRole("button", { name: "Save Dev to Infra" }).click();
  await expect(page.getByText('"http" is no port. Write 443, 8000-8010 or 53/udp.')).toBeVisible();
  await page.getByRole("textbox", { name: "Ports" }).fill("443/tcp, 53/udp");
  await page.getByRole("button", { name: "Save Dev to Infra" }).click();
  await expect(page.getByRole("button", { name: "Dev to Infra: Allow 443, 53/udp" })).toBeVisible();
  const { nodes } = await snapshot();
  const zone = (name: string) => nodes.find((node): node is ZoneNode => node.kind === "zone" && node.name === name);
  expect(zone("Dev")?.doors).toEqual([{ toZoneId: zone("Infra")?.id, ports: ["443", "53/udp"] }]);
  await expectNoViolations(page);
});

test("a deleted zone comes back whole with one click, its policies too", async () => {
  await page.getByRole("button", { name: "Actions for zone Infra" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.getByRole("region", { name: "Zone Infra" })).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Networks without a zone" }).getByText("10.0.30.0/24")).toBeVisible();
  await notice("Zone Infra deleted").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("region", { name: "Zone Infra" }).getByText("10.0.30.0/24")).toBeVisible();
  await expect(page.getByRole("button", { name: "Dev to Infra: Allow 443, 53/udp" })).toBeVisible();
});

test("a zone, a VLAN and a subnet are added by hand; two of one name are refused", async () => {
  await page.getByRole("button", { name: "Add zone" }).click();
  await page.getByLabel("Name").fill("guest");
  await page.getByRole("dialog").getByRole("button", { name: "Add zone" }).click();
  await expect(page.getByText("There is a zone called Guest already.")).toBeVisible();
  await expectNoViolations(page);
  await page.getByLabel("Name").fill("Mgmt");
  await page.getByRole("dialog").getByRole("button", { name: "Add zone" }).click();
  const zone = page.getByRole("region", { name: "Zone Mgmt" });
  await zone.getByRole("button", { name: "Add VLAN" }).click();
  await page.getByLabel("VLAN id").fill("4095");
  await page.getByRole("dialog").getByRole("button", { name: "Add VLAN" }).click();
  await expect(page.getByText("VLAN ids run from 1 to 4094; 4095 is reserved.")).toBeVisible();
  await page.getByLabel("VLAN id").fill("99");
  await page.getByRole("dialog").getByRole("button", { name: "Add VLAN" }).click();
  await zone.getByRole("button", { name: "Add subnet to VLAN 99" }).click();
  await page.getByLabel("Range").fill("10.0.10.128/25");
  await page.getByRole("dialog").getByRole("button", { name: "Add subnet" }).click();
  await expect(page.getByText(/10\.0\.10\.128\/25 lies inside 10\.0\.10\.0\/24/)).toBeVisible();
  await page.getByLabel("Range").fill("10.0.99.7/24");
  await page.getByRole("dialog").getByRole("button", { name: "Add subnet" }).click();
  await expect(zone.getByText("10.0.99.0/24")).toBeVisible();
});

test("a host's addresses are checked at their fields, and a deleted host comes back", async () => {
  await page.goto("/hosts");
  await page.getByRole("button", { name: "Add host" }).click();
  await page.getByLabel("Name").fill("edge");
  await page.getByLabel("Address", { exact: true }).fill("10.0.10.255");
  await page.getByRole("dialog").getByRole("button", { name: "Add host" }).click();
  await expect(page.getByText("10.0.10.255 is the broadcast address. Nobody can have it.")).toBeVisible();
  await expectNoViolations(page);
  await page.getByLabel("Address", { exact: true }).fill("10.0.50.4");
  await page.getByRole("dialog").getByRole("button", { name: "Add host" }).click();
  const actions = page.getByRole("button", { name: "Actions for host edge" });
  const row = page.getByRole("listitem").filter({ has: actions });
  await expect(row.getByText("In DMZ: its default route leaves by 10.0.50.4")).toBeVisible();
  await actions.click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(row).toHaveCount(0);
  await notice("Host edge deleted").getByRole("button", { name: "Undo" }).click();
  await expect(row.getByText("10.0.50.4", { exact: true })).toBeVisible();
  await expectNoViolations(page);
});

test("what is plugged in where is said on the hosts page and drawn on Machines, with who said so", async () => {
  await page.getByRole("button", { name: "Add host" }).click();
  await page.getByLabel("Name").fill("core-sw");
  await page.getByLabel("Kind").selectOption("Switch");
  await page.getByRole("dialog").getByRole("button", { name: "Add host" }).click();
  await page.getByRole("button", { name: "Actions for host lab-host" }).click();
  await page.getByRole("menuitem", { name: "Plug in" }).click();
  const dialog = page.getByRole("dialog", { name: "Plug in lab-host" });
  await expect(dialog.getByLabel("Port of lab-host")).toHaveValue("eth0");
  await dialog.getByRole("button", { name: "Plug in lab-host" }).click();
  await expect(dialog.getByText("Choose the machine at the other end.")).toBeVisible();
  await expectNoViolations(page);
  await dialog.getByLabel("Plugged into").selectOption("core-sw");
  await dialog.getByLabel("Port of core-sw").fill("port 3");
  await dialog.getByRole("button", { name: "Plug in lab-host" }).click();
  await expect(page.getByRole("list", { name: "Links of core-sw" })).toContainText("port 3 to eth0 of lab-host");
  await expectNoViolations(page);

  const line = page.locator('[data-edge^="host:"]');
  const evidence = page.getByRole("status").filter({ hasText: "eth0 of lab-host is plugged into port 3 of core-sw" });
  await page.goto("/?preset=machines");
  await expect(page.getByRole("list", { name: "Legend" })).toContainText("Switch link");
  await expect(line).toHaveCount(1);
  await line.dispatchEvent("pointerover", { clientX: 400, clientY: 300 });
  await expect(evidence).toContainText("said by hand");

  const { nodes } = await snapshot();
  const idOf = (name: string) => nodes.find((node) => node.kind === "host" && node.name === name)?.id;
  await page.goto(`/?preset=machines&select=${idOf("core-sw")}`);
  await page
    .getByRole("region", { name: "Edges of core-sw" })
    .getByRole("button", { name: /Linked to lab-host/ })
    .focus();
  await expect(evidence).toBeVisible();

  await page.goto("/");
  await expect(page.getByTitle(/^Host lab-host,/)).toBeVisible();
  await expect(line).toHaveCount(0);

  await page.goto("/hosts");
  await page.getByRole("button", { name: "Unplug port 3 of core-sw from eth0 of lab-host" }).click();
  await expect(page.getByRole("list", { name: "Links of core-sw" })).toHaveCount(0);
  await notice("Unplugged port 3 of core-sw").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("list", { name: "Links of lab-host" })).toContainText("eth0 to port 3 of core-sw");
});
