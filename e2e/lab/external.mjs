// LAB_DOCKER_HOST: an engine that a contributor has already. It stands in for the newer one; the rest is skipped by name.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadImages, writeImages } from "./images.mjs";
import { describeCluster } from "./kubernetes/external.mjs";
import { run } from "./run.mjs";
import { writeState } from "./state.mjs";

const absent = ["old engine", "TLS endpoint", "SSH endpoint", "registry"];

/** `host` is a unix socket, "unix:///var/run/docker.sock". With `kubernetes` the cluster of LAB_KUBECONFIG stands beside it. */
export async function startExternal({ host, stateFile, kubernetes }) {
  if (!host.startsWith("unix://")) throw new Error(`LAB_DOCKER_HOST must be a unix socket (unix:///…), not ${host}.`);
  const socket = host.slice("unix://".length);
  const version = JSON.parse(await run("docker", ["-H", host, "version", "--format", "{{json .Server}}"]));
  const root = mkdtempSync(path.join(tmpdir(), "bulkhead-external-"));
  const images = writeImages(root, "bulkhead-lab");
  await loadImages(socket, images.file);
  const missing = (part) => ({
    part,
    kind: "missing",
    reason: `LAB_DOCKER_HOST is set, so the lab starts no ${part}.`,
  });
  const theirs = process.env.LAB_KUBECONFIG;
  const state = {
    root,
    stateFile: stateFile ?? path.join(root, "state.json"),
    new: {
      name: "new",
      socket,
      version: version.Version,
      apiVersion: version.ApiVersion,
      minApiVersion: version.MinAPIVersion,
    },
    images: images.names,
    kubernetes: kubernetes && theirs ? await describeCluster(theirs) : undefined,
    skipped: [...absent, ...(kubernetes && !theirs ? ["kubernetes"] : [])].map(missing),
  };
  writeState(state.stateFile, state);
  return {
    ...state,
    stop: async () => rmSync(root, { recursive: true, force: true }),
  };
}
