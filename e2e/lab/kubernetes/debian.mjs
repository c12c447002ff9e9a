// What the cluster takes from Debian: unpacked into the lab's cache, never installed, so nothing on the machine changes.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { cacheRoot } from "../build.mjs";

/** The CNI plugins, and the older etcd that knows no progress requests. */
const packages = ["containernetworking-plugins", "etcd-server"];

const folderOf = (name) => path.join(cacheRoot(), `debian-${name}`);
export const cniFolder = () => path.join(folderOf("containernetworking-plugins"), "usr", "lib", "cni");
export const oldEtcd = () => path.join(folderOf("etcd-server"), "usr", "bin", "etcd");

/** Those packages that are not unpacked yet. */
export const missingPackages = () => packages.filter((name) => !existsSync(folderOf(name)));

function attempt(command, args, cwd) {
  const done = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (done.status === 0) return undefined;
  return (done.stderr || done.error?.message || "").trim().split("\n").at(-1);
}

/** Fetches and unpacks what is missing. Throws a sentence with apt's last words when it cannot. */
export function unpackPackages({ log = console.log } = {}) {
  for (const name of missingPackages()) {
    log(`lab: fetching ${name} …`);
    mkdirSync(cacheRoot(), { recursive: true });
    const folder = mkdtempSync(path.join(cacheRoot(), `.${name}-`));
    const download = () => attempt("apt-get", ["-q", "download", name], folder);
    // A machine that never asked has no lists to download by.
    const trouble = download() && (attempt("apt-get", ["-q", "update"], folder) || download());
    const archive = readdirSync(folder).find((file) => file.endsWith(".deb"));
    const failed = trouble || !archive ? trouble || "nothing came" : attempt("dpkg-deb", ["-x", archive, "."], folder);
    if (failed) {
      rmSync(folder, { recursive: true, force: true });
      throw new Error(`${name} could not be fetched from Debian: ${failed}`);
    }
    rmSync(path.join(folder, archive));
    // Another builder may have made it meanwhile; its own is as good.
    if (existsSync(folderOf(name))) rmSync(folder, { recursive: true, force: true });
    else renameSync(folder, folderOf(name));
  }
}
