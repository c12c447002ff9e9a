import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import { signInNewViewer } from "./as-viewer";
import { expectNoViolations } from "./axe";
import { applyObjects, deployment, kubectl } from "./cluster-objects";
import { expect, test } from "./fixtures";
import { actions, openWorkload, side } from "./in-the-inspector";
import { readLab } from "./lab/state.mjs";
import { zoomToCards } from "./on-the-map";
import { connectFirst, disconnectLast, labKubeconfig } from "./with-cluster";

test.skip(!labKubeconfig, "The lab has no cluster.");
test.describe.configure({ mode: "serial" });
test.use({ start: null });

const app = readLab()?.images.app ?? { v1: "", repository: "" };
const space = `roll-${process.pid}`;
const good = "bulkhead-lab/busybox:1";
/** No registry has it, and no node. */
const bad = "bulkhead-lab/nowhere:9";
/** A name that no other spec's workload has. */
const name = `shop-${process.pid}`;

/** What the lab's registry says of a tag, asked by hand. */
async function digestInRegistry(image: string): Promise<string> {
  const [, host, repository, tag] = /^([^/]+)\/(.+):([^:]+)$/.exec(image) ?? [];
  const accept = "application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json";
  const answer = await fetch(`http://${host}/v2/${repository}/manifests/${tag}`, { headers: { accept } });
  return `sha256:${createHash("sha256")
    .update(Buffer.from(await answer.arrayBuffer()))
    .digest("hex")}`;
}

const imageNow = async () =>
  (
    await kubectl([
      ...["get", `deployment/${name}`, "-n", space],
      ...["-o", "jsonpath={.spec.template.spec.containers[0].image}"],
    ])
  ).trim();
const rolledOut = (seconds: number) =>
  kubectl(["rollout", "status", `deployment/${name}`, "-n", space, `--timeout=${seconds}s`]);

test.beforeAll(async ({ adminBrowser }) => {
  test.setTimeout(120_000);
  await kubectl(["create", "namespace", space]);
  const web = deployment(space, name);
  await applyObjects([{ ...web, spec: { ...web.spec, progressDeadlineSeconds: 20 } }]);
  await rolledOut(60);
  await connectFirst(adminBrowser);
});

test.afterAll(async ({ adminBrowser }) => {
  await disconnectLast(adminBrowser);
  await kubectl(["delete", "namespace", space, "--wait=false"]);
});

const shown = (page: Page, operation: string) => page.getByRole("region", { name: `${operation}, operation` });

const open = (page: Page, url: string) => openWorkload(page, url, { namespace: space, name });

async function changeImage(page: Page, image: string, how: { undoIfFails: boolean }): Promise<void> {
  await actions(page, name).getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "New image…" }).click();
  const dialog = page.getByRole("dialog", { name: `New image for ${name}` });
  const send = dialog.getByRole("button", { name: "Change the image" });
  await expect(dialog.getByLabel("main")).toHaveValue(good);
  await expect(send).toBeDisabled();
  await dialog.getByLabel("main").fill("no image");
  await expect(dialog.getByText(/An image as a node pulls it/)).toBeVisible();
  await expect(send).toBeDisabled();
  await dialog.getByLabel("main").fill(image);
  await dialog.getByLabel("If it fails, undo by itself").setChecked(how.undoIfFails);
  await expectNoViolations(page);
  await send.click();
  await expect(dialog).toBeHidden();
}

test("the dialog tells what a tag is now, warns of one that is not there, and asks nobody before it is pressed", async ({
  adminPage: page,
  panel,
}) => {
  const other = `${name}-asked`;
  await applyObjects([deployment(space, other)]);
  await kubectl(["rollout", "status", `deployment/${other}`, "-n", space, "--timeout=60s"]);
  const digest = await digestInRegistry(app.v1);
  await openWorkload(page, panel.url, { namespace: space, name: other });
  await actions(page, other).getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "New image…" }).click();
  const dialog = page.getByRole("dialog", { name: `New image for ${other}` });
  const ask = dialog.getByRole("button", { name: "Ask the registry" });
  const told = dialog.getByRole("status");
  await expect(ask).toBeDisabled();

  const gone = `${app.repository}:nowhere-9`;
  await dialog.getByLabel("main").fill(gone);
  await ask.click();
  await expect(told).toContainText(`${gone} is not in its registry. Look at the tag`);
  await expect(dialog.getByRole("button", { name: "Change the image" })).toBeEnabled();
  await expectNoViolations(page);

  await dialog.getByLabel("main").fill(app.v1);
  await expect(told).toBeEmpty();
  await ask.click();
  await expect(told).toContainText(`${app.v1} is ${digest} now.`);
  await expect(told).toContainText("speaks no TLS: this was asked over plain HTTP.");
  await expectNoViolations(page);

  await dialog.getByRole("button", { name: "Change the image" }).click();
  await expect(dialog).toBeHidden();
  const operation = shown(page, "New image");
  await expect(operation.getByText("Done", { exact: true })).toBeVisible({ timeout: 60_000 });
  await operation.getByRole("link", { name: "Every step" }).click();
  await expect(page.getByText(`At the click ${app.v1} is ${digest}.`)).toBeVisible();
  await expectNoViolations(page);
});

test("a bad image shows its reason on the map, and is undone from the browser", async ({ adminPage: page, panel }) => {
  await open(page, panel.url);
  await changeImage(page, bad, { undoIfFails: false });
  await expect.poll(imageNow).toBe(bad);
  await page.goto("/");
  await zoomToCards(page);
  await expect(page.getByRole("article", { name: new RegExp(`^${name}, Deployment, .*ImagePull`) })).toBeAttached({
    timeout: 60_000,
  });

  await open(page, panel.url);
  await actions(page, name).getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Undo a rollout…" }).click();
  const dialog = page.getByRole("dialog", { name: `Undo a rollout of ${name}` });
  await expect(dialog.getByText(`Image of main: ${bad} to ${good}.`)).toBeVisible();
  await expect(dialog.getByRole("radio", { name: /^Revision 1/ })).toBeChecked();
  await expectNoViolations(page);
  await dialog.getByRole("button", { name: "Go back to revision 1" }).click();
  await expect(dialog).toBeHidden();
  await expect(shown(page, "Undo rollout").getByText("Done", { exact: true })).toBeVisible({ timeout: 30_000 });
  expect(await imageNow()).toBe(good);
  await rolledOut(2);

  await side(page, name).getByRole("tab", { name: "History" }).click();
  const revisions = side(page, name).getByRole("list", { name: "Revisions" }).locator("> li");
  await expect(revisions).toHaveCount(2);
  await expect(revisions.first()).toContainText("Revision 3Current");
  await expect(revisions.first()).toContainText(`Image of main: ${bad} to ${good}.`);
  await expectNoViolations(page);
});

test("asked to, a rollout that fails undoes itself and says why", async ({ adminPage: page, panel }) => {
  await open(page, panel.url);
  await changeImage(page, bad, { undoIfFails: true });
  const operation = shown(page, "New image");
  await expect(operation.getByText("Rolled back", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(operation.getByText(/It failed, and revision 3 is back\. The new pods did not get ready/)).toBeVisible();
  expect(await imageNow()).toBe(good);
  await rolledOut(2);
  await operation.getByRole("link", { name: "Every step" }).click();
  const back = page.getByRole("region", { name: "Rollback" }).getByRole("listitem");
  await expect(back.filter({ hasText: "Revision 3 is its template again." })).toBeVisible();
  await expect(back.filter({ hasText: "1 pod new and ready." })).toBeVisible();
  await expectNoViolations(page);
});

test("whoever may only look sees the revisions and can't go back", async ({ adminPage, panel, browser }) => {
  const { page, context } = await signInNewViewer(adminPage, browser, panel);
  await open(page, panel.url);
  await side(page, name).getByRole("tab", { name: "History" }).click();
  await expect(side(page, name).getByRole("list", { name: "Revisions" })).toBeVisible();
  await expect(actions(page, name)).toHaveCount(0);
  await context.close();
});
