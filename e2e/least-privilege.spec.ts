import { applyObjects, deployment, kubectl } from "./cluster-objects";
import { expect, test } from "./fixtures";
import { actions, openWorkload, side } from "./in-the-inspector";
import { createPanelAccount } from "./lab/kubernetes/panel-account.mjs";
import { disconnectCluster, labKubeconfig } from "./with-cluster";

test.skip(!labKubeconfig, "The lab has no cluster.");
test.use({ start: "/settings/clusters" });

const space = `least-${process.pid}`;

test("with an account that may only observe, an admin sees all of it and is offered nothing", async ({
  adminPage: page,
  panel,
}) => {
  await kubectl(["create", "namespace", space]);
  const account = await createPanelAccount(
    { kubeconfig: labKubeconfig },
    { namespace: space, name: "panel", roles: ["observe"] },
  );
  try {
    await applyObjects([deployment(space, "web")]);
    await kubectl(["rollout", "status", "deployment/web", "-n", space, "--timeout=60s"]);
    await page.getByRole("button", { name: "Add a cluster" }).click();
    const form = page.getByRole("dialog");
    await form.getByRole("radio", { name: "Token" }).check();
    const { server, ca, token } = account;
    const fields = { Name: "home", "API server": server, "CA certificate (ca.crt)": ca, Token: token };
    for (const [label, value] of Object.entries(fields))
      await form.getByRole("textbox", { name: label, exact: true }).fill(value);
    await form.getByRole("button", { name: "Add the cluster" }).click();
    await expect(page.getByRole("row", { name: /home/ })).toContainText("Live");

    const told = page.waitForResponse((response) => response.url().endsWith("/acts"));
    await openWorkload(page, panel.url, { namespace: space, name: "web" });
    const web = side(page, "web");
    await expect(web.getByText("1 of 1", { exact: true })).toBeVisible();
    expect(await (await told).json()).toMatchObject({ acts: [] });
    await expect(actions(page, "web")).toHaveCount(0);
    await web.getByRole("tab", { name: /^Pods/ }).click();
    await expect(web.getByRole("list", { name: "Pods" }).getByRole("listitem")).toHaveCount(1);
    await expect(web.getByRole("button", { name: /^Delete/ })).toHaveCount(0);
  } finally {
    await disconnectCluster(page);
    await account.remove();
    await kubectl(["delete", "namespace", space, "--wait=false"]);
  }
});
