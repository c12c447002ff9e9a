import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import Sqlite from "better-sqlite3";
import { load } from "js-yaml";
import { expect, test } from "./fixtures";
import { readLab } from "./lab/state.mjs";

interface Kubeconfig {
  readonly clusters: readonly [
    {
      readonly name: string;
      readonly cluster: { readonly server: string; readonly "certificate-authority-data": string };
    },
  ];
  readonly users: readonly [
    { readonly name: string; readonly user: Readonly<Record<"client-certificate-data" | "client-key-data", string>> },
  ];
}

const cluster = (readLab() as { kubernetes?: { kubeconfig: string } } | undefined)?.kubernetes;
const text = cluster ? readFileSync(cluster.kubeconfig, "utf8") : "";
const config = (cluster ? load(text) : {}) as Kubeconfig;
const decoded = (data: string) => Buffer.from(data, "base64").toString("utf8");

const row = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(name) });
const form = (page: Page) => page.getByRole("dialog");
/** By its role too: each way is called like what it asks for. */
const field = (page: Page, name: string) => form(page).getByRole("textbox", { name, exact: true });
const tryIt = (page: Page) => form(page).getByRole("button", { name: "Test the connection" }).click();
const add = (page: Page) => form(page).getByRole("button", { name: "Add the cluster" }).click();

async function openForm(page: Page, way: "Kubeconfig" | "File" | "Token", fields: Record<string, string>) {
  await page.getByRole("button", { name: "Add a cluster" }).click();
  await form(page).getByRole("radio", { name: way }).check();
  for (const [label, value] of Object.entries(fields)) await field(page, label).fill(value);
}

async function remove(page: Page, name: string) {
  await row(page, name).getByRole("button", { name: "Remove" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question.getByRole("button", { name: `Remove ${name}` })).toBeDisabled();
  await question.getByLabel(`Type ${name} to remove it`).fill(name);
  await question.getByRole("button", { name: `Remove ${name}` }).click();
  await expect(row(page, name)).toHaveCount(0);
}

test.use({ start: "/settings/clusters" });

test("without a cluster the page says what to paste for k3s, kubeadm and Talos", async ({ adminPage: page }) => {
  for (const words of ["k3s.yaml", "admin.conf", "talosctl kubeconfig"])
    await expect(page.getByText(words)).toBeVisible();
});

test("what isn't a kubeconfig is told where it is wrong, and a huge one isn't even sent", async ({
  adminPage: page,
}) => {
  await openForm(page, "Kubeconfig", { Kubeconfig: "apiVersion: v1\nclusters: [" });
  await expect(form(page).getByText(/line 2, column \d+/)).toBeVisible();
  await field(page, "Kubeconfig").fill("kind: Pod\nmetadata: {}");
  await expect(form(page).getByText(/isn't a kubeconfig but a "Pod"/)).toBeVisible();
  const sent: string[] = [];
  page.on("request", (request) => request.method() === "POST" && sent.push(request.url()));
  await field(page, "Kubeconfig").fill("#".repeat(1_100_000));
  await expect(form(page).getByText(/may have 1 MiB/)).toBeVisible();
  expect(sent.filter((url) => url.includes("clusters"))).toEqual([]);
});

test("nobody but an admin opens the page", async ({ adminPage: page, browser, panel }) => {
  const viewer = { name: "clusters-viewer", password: "a viewer's long password" };
  await page.goto("/settings/users");
  await page.getByRole("button", { name: "Add a user" }).click();
  await form(page).getByLabel("Name").fill(viewer.name);
  await form(page).getByLabel("First password").fill(viewer.password);
  await form(page).getByRole("button", { name: "Add the user" }).click();
  await expect(form(page)).toBeHidden();
  const theirs = await browser.newPage({ baseURL: panel.url });
  await theirs.goto("/sign-in");
  await theirs.getByLabel("Name").fill(viewer.name);
  await theirs.getByLabel("Password", { exact: true }).fill(viewer.password);
  await theirs.getByRole("button", { name: "Sign in" }).click();
  await theirs.waitForURL(`${panel.url}/`);
  expect((await theirs.goto("/settings/clusters"))?.status()).toBe(403);
  await theirs.goto("/settings");
  await expect(theirs.getByRole("link", { name: "Sessions and password" })).toBeVisible();
  await expect(theirs.getByRole("link", { name: "Clusters" })).toHaveCount(0);
  await theirs.close();
});

test.describe("a real cluster", () => {
  test.skip(!cluster, "The lab has no cluster.");

  test("is connected to by its pasted kubeconfig, is live, keeps its keys to itself, and is removed by its name", async ({
    adminPage: page,
    panel,
  }) => {
    const refused: string[] = [];
    page.on("console", (message) => message.type() === "error" && refused.push(message.text()));
    await openForm(page, "Kubeconfig", { Name: "pasted", Kubeconfig: text });
    await expect(form(page).getByLabel("Context")).toHaveValue(config.clusters[0].name);
    await tryIt(page);
    await expect(form(page).getByText(/answers: Kubernetes v1\.\d+/)).toBeVisible();
    await expect(form(page).getByText("may read everything")).toBeVisible();
    await add(page);
    await expect(row(page, "pasted")).toContainText("Live");
    await expect(row(page, "pasted")).toContainText(/Kubernetes 1\.\d+/);

    const secret = config.users[0].user["client-key-data"];
    for (const shown of [secret, "PRIVATE KEY"])
      expect(await (await page.request.get("/settings/clusters")).text()).not.toContain(shown);
    const database = new Sqlite(path.join(panel.dataDir, "bulkhead.db"), { readonly: true });
    const audit = database
      .prepare(`SELECT target, decision FROM "Audit" WHERE command = 'clusters.add' AND target LIKE 'pasted at %'`)
      .all();
    const kept = JSON.stringify([audit, database.prepare(`SELECT * FROM "Cluster"`).all()]);
    database.close();
    expect(audit).toEqual([
      { target: "pasted at a pasted kubeconfig", decision: "allowed" },
      { target: "pasted at a pasted kubeconfig", decision: "done" },
    ]);
    for (const part of [secret, decoded(secret), "PRIVATE KEY"]) expect(kept).not.toContain(part);

    await row(page, "pasted").getByRole("button", { name: "Edit" }).click();
    await expect(form(page).getByPlaceholder("Stored. Leave empty to keep it.")).toBeVisible();
    await field(page, "Name").fill("attic");
    await form(page).getByRole("button", { name: "Save the connection" }).click();
    await expect(row(page, "attic")).toContainText("Live");
    await remove(page, "attic");
    expect(refused).toEqual([]);
  });

  test("stays connected when the panel is restarted, and is found again by a file on the panel's machine", async ({
    adminPage: page,
    panel,
  }) => {
    await openForm(page, "File", { Name: "filed", "Path of the file": "/no/such/kubeconfig" });
    await field(page, "Name").focus();
    await expect(form(page).getByText(/There is no file \/no\/such\/kubeconfig/)).toBeVisible();
    await field(page, "Path of the file").fill(cluster?.kubeconfig ?? "");
    await field(page, "Name").focus();
    await expect(form(page).getByLabel("Context")).toHaveValue(config.clusters[0].name);
    await add(page);
    await expect(row(page, "filed")).toContainText("Live");
    await panel.stop();
    await panel.start();
    await page.goto("/settings/clusters");
    await expect(row(page, "filed")).toContainText("Live");
    await remove(page, "filed");
  });

  test("says the exact reason why it can't be connected to", async ({ adminPage: page, lab }) => {
    const { server } = config.clusters[0].cluster;
    const expired = ["{}", JSON.stringify({ exp: 86_400 }), "x"].map((part) => Buffer.from(part).toString("base64url"));
    const own = decoded(config.clusters[0].cluster["certificate-authority-data"]);
    const foreign = readFileSync(lab.new.tls.ca, "utf8");
    await openForm(page, "Token", { Name: "cellar" });
    const reasons: readonly (readonly [server: string, ca: string, token: string, words: RegExp])[] = [
      [server, foreign, "not-a-token", /certificate that isn't signed by the given CA/],
      [server, own, "not-a-token", /doesn't know these credentials \(401\)/],
      [server, own, expired.join("."), /credentials that have expired: they ended on 1970-01-02/],
      [server, "no certificate", "not-a-token", /certificate or key that can't be read/],
      [server.replace(/:\d+$/, ":1"), own, "not-a-token", /refused the connection/],
      [`https://${lab.odd.host}:${lab.odd.expired}`, own, "not-a-token", /certificate that isn't (valid today|signed)/],
      [`https://${lab.odd.host}:${lab.odd.plain}`, own, "not-a-token", /doesn't speak TLS on this port/],
    ];
    for (const [address, ca, token, words] of reasons) {
      await field(page, "API server").fill(address);
      await field(page, "CA certificate (ca.crt)").fill(ca);
      await field(page, "Token").fill(token);
      await tryIt(page);
      await expect(form(page).getByText(words)).toBeVisible();
    }
    await field(page, "API server").fill(server.replace("https:", "http:"));
    await tryIt(page);
    await expect(form(page).getByText(/like https:\/\/10\.0\.20\.10:6443/)).toBeVisible();
  });

  test("runs a kubeconfig's command only when an admin has seen and allowed it", async ({ adminPage: page, panel }) => {
    const { user } = config.users[0];
    const command = path.join(panel.dataDir, "sign-in.sh");
    const credential = {
      apiVersion: "client.authentication.k8s.io/v1",
      kind: "ExecCredential",
      status: {
        clientCertificateData: decoded(user["client-certificate-data"]),
        clientKeyData: decoded(user["client-key-data"]),
      },
    };
    writeFileSync(command, `#!/bin/sh\ncat <<'END'\n${JSON.stringify(credential)}\nEND\n`);
    chmodSync(command, 0o700);
    const exec = { apiVersion: credential.apiVersion, command, args: ["--realm", "my lab"], interactiveMode: "Never" };
    const plugged = JSON.stringify({ ...config, users: [{ name: config.users[0].name, user: { exec } }] });
    await openForm(page, "Kubeconfig", { Name: "plugged", Kubeconfig: plugged });
    await expect(form(page).getByText(`${command} --realm 'my lab'`)).toBeVisible();
    await tryIt(page);
    await expect(form(page).getByText(/from a command that nobody allowed/)).toBeVisible();
    await add(page);
    await expect(form(page).getByRole("alert").filter({ hasText: "nobody allowed" })).toBeVisible();
    await form(page).getByRole("checkbox").check();
    await tryIt(page);
    await expect(form(page).getByText(/answers: Kubernetes v1\.\d+/)).toBeVisible();
    await add(page);
    await expect(row(page, "plugged")).toContainText("Live");
    await expect(row(page, "plugged")).toContainText(`runs ${command}`);
    await remove(page, "plugged");
  });

  test("of several contexts is the one that a person chooses", async ({ adminPage: page, lab }) => {
    const [one] = config.clusters;
    const nobody = { name: "nobody", user: { token: "not-a-token" } };
    const two = JSON.stringify({
      ...config,
      "current-context": "elsewhere",
      contexts: [
        { name: "elsewhere", context: { cluster: "elsewhere", user: "nobody" } },
        { name: "here", context: { cluster: one.name, user: config.users[0].name } },
      ],
      clusters: [one, { name: "elsewhere", cluster: { ...one.cluster, server: `https://${lab.odd.host}:1` } }],
      users: [...config.users, nobody],
    });
    await openForm(page, "Kubeconfig", { Kubeconfig: two });
    await expect(form(page).getByLabel("Context")).toHaveValue("elsewhere");
    await tryIt(page);
    await expect(form(page).getByText(/refused the connection/)).toBeVisible();
    await form(page).getByLabel("Context").selectOption("here");
    await add(page);
    await expect(row(page, "context here")).toContainText("Live");
    await remove(page, "here");
  });
});
