import { expect, test } from "vitest";
import type { ClusterContext } from "@/lib/domain/cluster-connection";
import { clusterConnectionInput } from "@/lib/domain/schemas/cluster.schema";
import { chosenOf, draftOf, type Source, toInput, withChange } from "./cluster-draft";

const exec = { command: "kubelogin", args: ["get-token"], env: [] };
const context = (name: string, over: Partial<ClusterContext> = {}): ClusterContext => ({
  ...{ name, current: false, server: "https://10.0.20.10:6443", user: name, exec: null },
  ...over,
});
const filled = withChange(draftOf(null, null), {
  ...{ text: "apiVersion: v1", path: "/etc/rancher/k3s/k3s.yaml", context: "home", allowedExec: exec },
  ...{ server: "https://10.0.20.10:6443", token: "t" },
});

test("an allowed command goes with its context, its kubeconfig and its way", () => {
  for (const change of [{ context: "work" }, { text: "other" }, { path: "/other" }, { source: "file" as const }])
    expect(withChange(filled, change).allowedExec, JSON.stringify(change)).toBeNull();
  expect(withChange(filled, { name: "home" })).toMatchObject({ allowedExec: exec, context: "home" });
});

test("another kubeconfig begins with its own current context", () => {
  expect(withChange(filled, { text: "other" }).context).toBeNull();
  const contexts = [context("work"), context("home", { current: true })];
  expect(chosenOf(draftOf(null, null), contexts)?.name).toBe("home");
  expect(chosenOf(draftOf(null, null), [context("work")])?.name).toBe("work");
  expect(chosenOf(draftOf(null, null), [context("work"), context("home")])).toBeNull();
  expect(chosenOf(withChange(filled, { context: "work" }), contexts)?.name).toBe("work");
});

test("each way sends what the commands take, and nothing of the others", () => {
  const ways: readonly Source[] = ["kubeconfig", "file", "token", "in-cluster"];
  for (const source of ways) {
    const { connection } = toInput({ ...filled, source });
    expect(clusterConnectionInput.safeParse(connection), source).toMatchObject({ success: true });
  }
});
