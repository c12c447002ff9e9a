import type { Page } from "@playwright/test";
import type { TopologyNode } from "@/lib/domain/topology/model";
import { expect } from "./fixtures";
import { readSnapshot } from "./panel-view";

/** The inspector of what has this name. */
export const side = (page: Page, name: string) => page.getByRole("complementary", { name, exact: true });

/** What can be done with it there. */
export const actions = (page: Page, name: string) => page.getByRole("toolbar", { name: `Actions for ${name}` });

interface Named {
  readonly namespace: string;
  readonly name: string;
}

/** Opens a workload's inspector as soon as the panel knows of it; gives its id. */
export const openWorkload = (page: Page, url: string, { namespace, name }: Named): Promise<string> =>
  open(page, url, (node) => node.kind === "workload" && node.namespace === namespace && node.name === name);

/** The same of the cluster that `connectCluster` connects. */
export const openCluster = (page: Page, url: string): Promise<string> =>
  open(page, url, ({ kind, name }) => kind === "cluster" && name === "home");

async function open(page: Page, url: string, isIt: (node: TopologyNode) => boolean): Promise<string> {
  const find = async () => (await readSnapshot(page.request, url)).nodes.find(isIt);
  await expect.poll(find).toBeTruthy();
  const node = await find();
  await page.goto(`/?select=${encodeURIComponent(node?.id ?? "")}`);
  await expect(side(page, node?.name ?? "")).toBeVisible();
  return node?.id ?? "";
}
