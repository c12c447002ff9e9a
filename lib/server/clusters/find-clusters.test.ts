import { homedir } from "node:os";
import { expect, test } from "vitest";
import { findClusters, findKubeconfigs } from "./find-clusters";

const inside = { KUBERNETES_SERVICE_HOST: "10.96.0.1", KUBERNETES_SERVICE_PORT: "443" };
const every = () => true;

test("the cluster that the panel runs in is found by its environment, and by nothing less", () => {
  expect(findClusters(inside, { isMarked: false })).toMatchObject([{ connection: { source: "in-cluster" } }]);
  expect(findClusters({ KUBERNETES_SERVICE_HOST: "10.96.0.1" }, { isMarked: false })).toEqual([]);
  expect(findClusters({ KUBECONFIG: "/home/ann/.kube/config" }, { isMarked: false })).toEqual([]);
});

test("a demo or a test leaves the cluster alone that it happens to run in", () => {
  expect(findClusters(inside, { isMarked: true })).toEqual([]);
  expect(findKubeconfigs({}, { isMarked: true, isReadable: every })).toEqual([]);
});

test("each file of KUBECONFIG is offered by itself, once", () => {
  const KUBECONFIG = "/a/config:/b/config::relative:/a/config";
  expect(findKubeconfigs({ KUBECONFIG }, { isMarked: true, isReadable: every })).toEqual(["/a/config", "/b/config"]);
});

test("without KUBECONFIG the files of kubectl and k3s are offered, as far as they can be read", () => {
  const own = `${homedir()}/.kube/config`;
  expect(findKubeconfigs({}, { isMarked: false, isReadable: every })).toEqual([own, "/etc/rancher/k3s/k3s.yaml"]);
  expect(findKubeconfigs({}, { isMarked: false, isReadable: (path) => path === own })).toEqual([own]);
});

test("a file that isn't there, or is a folder, isn't offered", () => {
  const KUBECONFIG = `/no/such/file:${homedir()}`;
  expect(findKubeconfigs({ KUBECONFIG }, { isMarked: false })).toEqual([]);
});
