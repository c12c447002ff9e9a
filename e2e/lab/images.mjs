// Images made by hand from a static busybox: nothing can be pulled from the internet in a lab.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { run } from "./run.mjs";
import { tar } from "./tar.mjs";

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const second = 1_000_000_000;

const applets = [
  "sh",
  "sleep",
  "nc",
  "httpd",
  "cat",
  "echo",
  "true",
  "false",
  "test",
  "kill",
  "ps",
  "ls",
  "date",
  "env",
  "head",
  "tail",
  "dd",
  "yes",
  "seq",
  "printf",
  "mkdir",
  "rm",
  "touch",
  "id",
  "hostname",
  "ip",
  "awk",
  "tr",
];

/** The base layer: /bin/busybox with links, the folders a shell expects, and one marker file. */
function baseLayer(marker) {
  const busybox = readFileSync("/usr/bin/busybox");
  return tar([
    { name: "bin/", type: "folder" },
    { name: "bin/busybox", data: busybox, mode: 0o755 },
    ...applets.map((name) => ({
      name: `bin/${name}`,
      type: "link",
      target: "busybox",
    })),
    ...["etc/", "tmp/", "data/", "www/"].map((name) => ({
      name,
      type: "folder",
    })),
    {
      name: "etc/passwd",
      data: Buffer.from("root:x:0:0:root:/:/bin/sh\napp:x:1000:1000::/:/bin/sh\n"),
    },
    { name: "etc/group", data: Buffer.from("root:x:0:\napp:x:1000:\n") },
    { name: "www/index.html", data: Buffer.from(`${marker}\n`) },
  ]);
}

const path_ = "PATH=/bin";
const forever = ["/bin/sh", "-c", "trap 'exit 0' TERM; while :; do sleep 1 & wait $!; done"];

/** The images that every engine of the lab has and no registry, by their keys. */
const recipes = {
  busybox: {
    tag: "bulkhead-lab/busybox:1",
    marker: "busybox",
    config: { Cmd: forever, Env: [path_] },
  },
  healthy: {
    tag: "bulkhead-lab/healthcheck:1",
    marker: "busybox",
    config: {
      Cmd: forever,
      Env: [path_],
      Healthcheck: {
        Test: ["CMD-SHELL", "test ! -e /tmp/sick"],
        Interval: second,
        Timeout: 2 * second,
        Retries: 2,
      },
    },
  },
  // What an image says by itself and a redeploy must not pin: env, labels, entrypoint, command, user, volume.
  defaults: {
    tag: "bulkhead-lab/defaults:1",
    marker: "busybox",
    config: {
      Entrypoint: ["/bin/sh", "-c"],
      Cmd: ["trap 'exit 0' TERM; while :; do sleep 1 & wait $!; done"],
      Env: [path_, "IMAGE_DEFAULT=from-image", "IMAGE_VERSION=1"],
      Labels: { "org.opencontainers.image.version": "1" },
      User: "app",
      WorkingDir: "/data",
      Volumes: { "/data": {} },
      ExposedPorts: { "8080/tcp": {} },
    },
  },
};

const server = ["/bin/sh", "-c", "trap 'exit 0' TERM; httpd -p 8080 -h /www; while :; do sleep 1 & wait $!; done"];

/** The versions of the app that lives in the registry. All bear the tag `app:latest` in turn. */
const versions = {
  v1: {
    config: {
      Cmd: server,
      Env: [path_, "APP_VERSION=1", "ONLY_IN_1=yes"],
      ExposedPorts: { "8080/tcp": {} },
      Labels: { "org.opencontainers.image.version": "1" },
    },
  },
  v2: {
    config: {
      Cmd: server,
      Env: [path_, "APP_VERSION=2"],
      ExposedPorts: { "8080/tcp": {} },
      Labels: { "org.opencontainers.image.version": "2" },
      Healthcheck: {
        Test: ["CMD-SHELL", "test -e /www/index.html"],
        Interval: second,
        Timeout: 2 * second,
        Retries: 3,
      },
    },
  },
  // Starts, and ends by itself with an error.
  crashing: {
    config: {
      Cmd: ["/bin/sh", "-c", "echo broken release >&2; sleep 1; exit 3"],
      Env: [path_, "APP_VERSION=3"],
    },
  },
  // Starts, and never passes its own check.
  sick: {
    config: {
      Cmd: server,
      Env: [path_, "APP_VERSION=4"],
      Healthcheck: {
        Test: ["CMD-SHELL", "echo not today >&2; exit 1"],
        Interval: second,
        Timeout: 2 * second,
        Retries: 2,
      },
    },
  },
  // Cannot be started at all.
  unstartable: {
    config: { Cmd: ["/bin/does-not-exist"], Env: [path_, "APP_VERSION=5"] },
  },
};

/** A Docker archive (what `docker load` and `ctr images import` take) holding the given images: {tags, marker, config}[]. */
export function archive(images) {
  const entries = new Map();
  const manifest = [];
  for (const { tags, marker, config } of images) {
    const layer = baseLayer(marker);
    const layerName = `${sha256(layer)}.tar`;
    const body = Buffer.from(
      JSON.stringify({
        architecture: process.arch === "arm64" ? "arm64" : "amd64",
        os: "linux",
        created: "2026-01-01T00:00:00Z",
        config,
        rootfs: { type: "layers", diff_ids: [`sha256:${sha256(layer)}`] },
        history: [{ created: "2026-01-01T00:00:00Z", created_by: "bulkhead lab" }],
      }),
    );
    const configName = `${sha256(body)}.json`;
    entries.set(layerName, layer);
    entries.set(configName, body);
    manifest.push({ Config: configName, RepoTags: tags, Layers: [layerName] });
  }
  entries.set("manifest.json", Buffer.from(JSON.stringify(manifest)));
  return tar([...entries].map(([name, data]) => ({ name, data })));
}

/** Writes the archive of all images for a lab. Returns {file, names}: names.app.v1 … bear the registry's address. */
export function writeImages(root, registry) {
  const folder = path.join(root, "images");
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "all.tar");
  const repository = `${registry}/app`;
  const names = {
    ...Object.fromEntries(Object.entries(recipes).map(([key, { tag }]) => [key, tag])),
    app: {
      repository,
      latest: `${repository}:latest`,
      ...Object.fromEntries(Object.keys(versions).map((key) => [key, `${repository}:${key}`])),
    },
  };
  writeFileSync(
    file,
    archive([
      ...Object.values(recipes).map(({ tag, marker, config }) => ({
        tags: [tag],
        marker,
        config,
      })),
      ...Object.entries(versions).map(([key, { config }]) => ({
        tags: [names.app[key], ...(key === "v1" ? [names.app.latest] : [])],
        marker: `app ${key}`,
        config,
      })),
    ]),
  );
  return { file, names };
}

/** Loads the archive into an engine. */
export const loadImages = (socket, file) => run("docker", ["-H", `unix://${socket}`, "load", "-q", "-i", file]);

/** Pushes every version of the app and `latest` (= v1) from an engine to the registry. */
export async function pushImages(socket, names) {
  for (const name of [
    names.app.v1,
    names.app.v2,
    names.app.crashing,
    names.app.sick,
    names.app.unstartable,
    names.app.latest,
  ]) {
    await run("docker", ["-H", `unix://${socket}`, "push", "-q", name]);
  }
}

const manifestTypes = [
  "application/vnd.docker.distribution.manifest.v2+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.oci.image.index.v1+json",
];

/**
 * Makes a tag of the app in the registry mean another version, as a maintainer's release does; engines keep what they
 * have. Each tag has a manifest of its own, though the image is the same: while one and the same manifest is put again,
 * the registry answers 500 to whoever pulls it by another tag.
 */
export async function releaseApp(registry, version, tag = "latest") {
  const manifests = `http://${registry.address}/v2/app/manifests`;
  const found = await fetch(`${manifests}/${version}`, { headers: { accept: manifestTypes.join(", ") } });
  if (!found.ok) throw new Error(`The registry does not hold app:${version} (${found.status}).`);
  const put = await fetch(`${manifests}/${tag}`, {
    method: "PUT",
    headers: { "content-type": found.headers.get("content-type") },
    body: JSON.stringify({ ...(await found.json()), annotations: { "bulkhead-lab.tag": tag } }),
  });
  if (!put.ok) throw new Error(`The registry refused app:${tag} (${put.status}: ${await put.text()}).`);
}
