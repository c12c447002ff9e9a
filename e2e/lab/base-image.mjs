// A stand-in for the Dockerfile's base image where no registry can be reached: Debian by debootstrap, plus Node and npm.
// The tarball is kept in the lab's cache; an engine gets it under each name that the Dockerfile's FROM lines ask for.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { cacheRoot } from "./build.mjs";
import { docker } from "./docker-cli.mjs";
import { run } from "./run.mjs";

const project = fileURLToPath(new URL("../..", import.meta.url));
const suite = "bookworm";
const certificates = "/etc/ssl/certs/ca-certificates.crt";

/** The images a Dockerfile starts from, without its own stages. */
export function baseNames(dockerfile) {
  const lines = [...dockerfile.matchAll(/^FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/gim)];
  const stages = new Set(lines.map(([, , stage]) => stage?.toLowerCase()));
  return [
    ...new Set(lines.map(([, name]) => name).filter((name) => !stages.has(name.toLowerCase()) && name !== "scratch")),
  ];
}

async function copyNode(folder) {
  const platform = `linux-${process.arch === "arm64" ? "arm64" : "x64"}`;
  const node = path.join(project, "node_modules", `node-${platform}`, "bin", "node");
  const npm = path.join(path.dirname(await run("sh", ["-c", 'readlink -f "$(command -v npm)"'])), "..");
  await run("install", ["-D", "-m", "755", node, path.join(folder, "usr/local/bin/node")]);
  await run("mkdir", ["-p", path.join(folder, "usr/local/lib/node_modules")]);
  await run("cp", ["-a", `${npm}/.`, path.join(folder, "usr/local/lib/node_modules/npm")]);
  for (const command of ["npm", "npx"]) {
    const target = `../lib/node_modules/npm/bin/${command}-cli.js`;
    await run("ln", ["-sf", target, path.join(folder, "usr/local/bin", command)]);
  }
}

/** What the machine's own npm trusts, the image's must, too. */
async function copyCertificates(folder) {
  if (!existsSync(certificates)) return;
  await run("install", ["-D", "-m", "644", certificates, path.join(folder, certificates)]);
}

async function createTarball(file) {
  const folder = mkdtempSync(path.join(cacheRoot(), ".base-"));
  try {
    await run("debootstrap", ["--variant=minbase", suite, folder], { maxBuffer: 1 << 28 });
    await run("rm", ["-rf", path.join(folder, "var/cache/apt"), path.join(folder, "var/lib/apt/lists")]);
    await copyNode(folder);
    await copyCertificates(folder);
    await run("chroot", [folder, "useradd", "--create-home", "--uid", "1000", "--shell", "/bin/sh", "node"]);
    // devices of a chroot have no place in an image
    await run("tar", ["-C", folder, "--exclude=./dev/*", "--exclude=./proc/*", "-cf", `${file}.part`, "."]);
    renameSync(`${file}.part`, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The path of the tarball, made when it is not in the cache (half a minute). */
export async function baseTarball() {
  mkdirSync(cacheRoot(), { recursive: true });
  const { version } = JSON.parse(
    readFileSync(
      path.join(project, "node_modules", `node-linux-${process.arch === "arm64" ? "arm64" : "x64"}`, "package.json"),
      "utf8",
    ),
  );
  const file = path.join(cacheRoot(), `base-${suite}-node${version}.tar`);
  if (!existsSync(file)) await createTarball(file);
  return file;
}

/** Imports the stand-in into an engine under every base name of the given Dockerfile; returns those names. */
export async function importBaseImage(engine, dockerfile) {
  const names = baseNames(readFileSync(dockerfile, "utf8"));
  const changes = ['CMD ["node"]', `ENV NODE_EXTRA_CA_CERTS=${certificates}`, `ENV npm_config_cafile=${certificates}`];
  const [first, ...others] = names;
  const isThere = await docker(engine, "image", "inspect", first).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    await docker(engine, "import", ...changes.flatMap((line) => ["--change", line]), await baseTarball(), first);
  }
  for (const name of others) await docker(engine, "tag", first, name);
  return names;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await baseTarball());
