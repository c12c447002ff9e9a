import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const pem = (file: string) => readFileSync(file, "utf8");
const row = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(name) });
const form = (page: Page) => page.getByRole("dialog");

async function openForm(page: Page, transport: "SSH" | "TLS" | "Socket" | "Plain TCP", fields: Record<string, string>) {
  await page.getByRole("button", { name: "Add an engine" }).click();
  await form(page).getByRole("radio", { name: transport }).check();
  for (const [label, text] of Object.entries(fields)) await form(page).getByLabel(label, { exact: true }).fill(text);
}

test.use({ start: "/settings/engines" });

test("what DOCKER_HOST names is connected to without being asked, and can't be removed", async ({ adminPage, lab }) => {
  const found = row(adminPage, "DOCKER_HOST");
  await expect(found).toContainText("Live");
  await expect(found).toContainText(`Docker ${lab.old.version.split(".", 2).join(".")}`);
  await expect(found.getByRole("button", { name: /Rename/ })).toBeVisible();
  await expect(found.getByRole("button", { name: /Remove/ })).toHaveCount(0);
});

test("an engine over SSH is added once its host key is accepted, is live, and is removed by its name", async ({
  adminPage: page,
  lab,
}) => {
  const refused: string[] = [];
  page.on("console", (message) => message.type() === "error" && refused.push(message.text()));
  await openForm(page, "SSH", {
    Name: "attic",
    "Name or address": lab.ssh.host,
    Port: String(lab.ssh.port),
    User: lab.ssh.user,
    "Private key": pem(lab.ssh.keyPath),
    "Path of the socket": lab.ssh.socket,
  });
  await form(page).getByRole("button", { name: "Add the engine" }).click();
  await expect(form(page).getByText("accept the host key that it shows")).toBeVisible();
  await form(page).getByRole("button", { name: "Test the connection" }).click();
  await expect(form(page).getByText(`Docker ${lab.old.version}, API ${lab.old.apiVersion}`)).toBeVisible();
  await expect(form(page).getByText(lab.ssh.hostKeyFingerprint)).toBeVisible();
  await form(page).getByRole("button", { name: "Accept this key" }).click();
  await form(page).getByRole("button", { name: "Add the engine" }).click();
  await expect(row(page, "attic")).toContainText("Live");

  const answer = await page.request.get("/settings/engines");
  expect(await answer.text()).not.toContain("PRIVATE KEY");

  await row(page, "attic").getByRole("button", { name: "Remove" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question.getByRole("button", { name: "Remove attic" })).toBeDisabled();
  // The field has the focus, and Enter in it answers: nothing has to be reached for.
  await expect(question.getByLabel("Type attic to remove it")).toBeFocused();
  await page.keyboard.type("attic");
  await page.keyboard.press("Enter");
  await expect(row(page, "attic")).toHaveCount(0);
  expect(refused).toEqual([]);
});

test("the test of a connection names the exact reason", async ({ adminPage: page, lab }) => {
  const { tls } = lab.new;
  const address = { Name: "cellar", "Name or address": lab.odd.host };
  const keys = {
    "CA certificate (ca.pem)": pem(tls.ca),
    "Client certificate (cert.pem)": pem(tls.cert),
    "Client key (key.pem)": pem(tls.key),
  };
  await openForm(page, "TLS", { ...address, ...keys });
  const reasons: readonly (readonly [port: number, words: RegExp])[] = [
    [1, /refused the connection/],
    [lab.odd.expired, /certificate that has expired/],
    [lab.odd.untrusted, /isn't signed by the given CA/],
    [lab.odd.wrongHost, /certificate for another host/],
    [lab.odd.plain, /doesn't speak TLS on this port/],
  ];
  for (const [port, words] of reasons) {
    await form(page).getByLabel("Port").fill(String(port));
    await form(page).getByRole("button", { name: "Test the connection" }).click();
    await expect(form(page).getByText(words)).toBeVisible();
  }
  await form(page).getByLabel("Client key (key.pem)").fill("not a key");
  await form(page).getByRole("button", { name: "Test the connection" }).click();
  await expect(form(page).getByText(/client key can't be read/)).toBeVisible();
});

test("plain TCP is added only by somebody who says that they accept it", async ({ adminPage: page, lab }) => {
  await openForm(page, "Plain TCP", { Name: "shed", "Name or address": lab.odd.host, Port: String(lab.odd.plain) });
  await form(page).getByRole("button", { name: "Add the engine" }).click();
  await expect(form(page).getByText(/Say that you accept/)).toBeVisible();
  await form(page).getByRole("checkbox").check();
  await form(page).getByRole("button", { name: "Add the engine" }).click();
  await expect(row(page, "shed")).toContainText("not encrypted");
  await expect(row(page, "shed")).toContainText("Live");
  await row(page, "shed").getByRole("button", { name: "Remove" }).click();
  await page.getByLabel("Type shed to remove it").fill("shed");
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove shed" }).click();
  await expect(row(page, "shed")).toHaveCount(0);
});
