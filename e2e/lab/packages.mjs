// What the lab needs from Debian. Installed only with CI=true or --install: a contributor's machine may have docker-ce.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const packages = [
  "docker.io",
  "iptables",
  "iproute2",
  "docker-compose",
  "busybox-static",
  "docker-registry",
  "chromium",
  "libseccomp-dev",
  "pkg-config",
  "gcc",
  "libc6-dev",
  "openssh-server",
  "openssl",
  "ca-certificates",
  "debootstrap",
];

/** Not every release has them, and all works without: with its headless shell Chromium does half the work for a page. */
const helpful = ["chromium-headless-shell"];

export const mayInstall = () => process.env.CI === "true" || process.argv.includes("--install");

/** Those of the packages that dpkg does not report as installed; undefined where there is no dpkg. */
function missingOf(names) {
  if (!existsSync("/usr/bin/dpkg-query")) return undefined;
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own placeholders
  const asked = spawnSync("dpkg-query", ["-W", "-f", "${Package} ${db:Status-Status}\n", ...names], {
    encoding: "utf8",
  });
  const installed = new Set(
    asked.stdout
      .split("\n")
      .filter((line) => line.endsWith(" installed"))
      .map((line) => line.split(" ")[0]),
  );
  return names.filter((name) => !installed.has(name));
}

/** Installs what is missing. Returns the names it installed; throws with apt's last words when it cannot. */
export function installPackages({ log = console.log } = {}) {
  const missing = missingOf(packages);
  const wanted = missingOf(helpful);
  if (!missing || missing.length + wanted.length === 0 || !mayInstall() || process.getuid?.() !== 0) return [];
  log(`lab: installing ${[...missing, ...wanted].join(" ")} …`);
  // A policy of "no" keeps the packages' own services (docker, ssh) from starting on this machine.
  const env = {
    ...process.env,
    DEBIAN_FRONTEND: "noninteractive",
    RUNLEVEL: "1",
  };
  const apt = (...args) => {
    const done = spawnSync("apt-get", ["-q", "-y", ...args], {
      encoding: "utf8",
      env,
    });
    if (done.status !== 0)
      throw new Error(`apt-get ${args[0]} failed: ${(done.stderr || done.stdout || "").trim().slice(-600)}`);
  };
  const install = (names) => names.length > 0 && apt("install", "--no-install-recommends", ...names);
  if (missing.length > 0) apt("update");
  install(missing);
  try {
    install(wanted);
  } catch {
    log(`lab: going on without ${wanted.join(" ")}`);
  }
  return missing;
}
