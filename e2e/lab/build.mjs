// Builds what Debian lacks for the lab, from Go modules, into a cache outside the checkout.
// Safe to interrupt (a binary appears under its name only when whole) and to run twice at once.
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const strip = "-s -w";

/** What the Docker engines need. One row per Go module: its packages become binaries that are named by the last path segment or by `as`. */
const recipes = [
  {
    name: "moby",
    version: "v2.0.0-beta.24",
    module: "github.com/moby/moby/v2",
    packages: [{ path: "cmd/dockerd" }, { path: "cmd/docker-proxy" }],
    ldflags: `${strip} -X github.com/moby/moby/v2/dockerversion.Version=29.0.0-lab`,
  },
  {
    name: "containerd",
    version: "v2.2.9",
    module: "github.com/containerd/containerd/v2",
    packages: [{ path: "cmd/containerd" }, { path: "cmd/containerd-shim-runc-v2" }, { path: "cmd/ctr" }],
    tags: "no_btrfs",
    ldflags: `${strip} -X github.com/containerd/containerd/v2/version.Version=v2.2.9`,
  },
  {
    name: "runc",
    version: "v1.4.3",
    module: "github.com/opencontainers/runc",
    packages: [{ path: "", as: "runc" }],
    tags: "seccomp",
    cgo: true,
    ldflags: `${strip} -X main.version=1.4.3`,
  },
  {
    name: "compose",
    version: "v5.2.0",
    module: "github.com/docker/compose/v5",
    packages: [{ path: "cmd", as: "docker-compose" }],
    // `go install` refuses a module with exclude directives, so it is built from a module of ours.
    ownModule: true,
    ldflags: `${strip} -X github.com/docker/compose/v5/internal.Version=v5.2.0`,
  },
];

export const cacheRoot = () => process.env.LAB_CACHE || path.join(homedir(), ".cache", "bulkhead-lab");

/** "go1.26.8", or undefined when there is no Go on this machine. */
export function goVersion() {
  const asked = spawnSync("go", ["env", "GOVERSION"], { encoding: "utf8" });
  return asked.status === 0 ? asked.stdout.trim() : undefined;
}

const folderOf = (recipe, go) => path.join(cacheRoot(), `${recipe.name}-${recipe.version}-${go}`);
const binaryName = (pkg) => pkg.as ?? path.basename(pkg.path);

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where the built binaries of some recipes are: `{dirs, missing}`. `dirs` belong in front of the PATH of whoever runs
 * them (the new engine, unless told), `missing` names what has not been built yet (empty when all is there).
 */
export function builtParts(wanted = recipes) {
  const go = goVersion();
  if (!go) return { dirs: [], missing: ["go"] };
  const missing = [];
  for (const recipe of wanted) {
    for (const pkg of recipe.packages) {
      if (!isExecutable(path.join(folderOf(recipe, go), binaryName(pkg)))) missing.push(binaryName(pkg));
    }
  }
  return { dirs: wanted.map((recipe) => folderOf(recipe, go)), missing };
}

/** The path of one built binary, e.g. `binary("docker-compose")`; undefined when it is not built. */
export function binary(name, wanted = recipes) {
  return builtParts(wanted)
    .dirs.map((dir) => path.join(dir, name))
    .find(isExecutable);
}

const quote = (text) => `'${String(text).replaceAll("'", "'\\''")}'`;

/**
 * A module of ours to build from, where `go install` refuses the other's replace or exclude directives. `staging` is
 * the version of the modules that its go.mod lists at v0.0.0, because they lie beside it in its own repository.
 */
function moduleOfOurs({ module, version, staging }, what) {
  if (!staging) return `go mod init lab && go get ${quote(`${what}@${version}`)}`;
  const at = quote(`${module}@${version}`);
  return `go mod init lab && go mod edit -require=${at} &&
file=$(go mod download -json ${at} | sed -n 's/.*"GoMod": "\\(.*\\)",/\\1/p') &&
for one in $(awk '$2 == "v0.0.0" {print $1}' "$file"); do go mod edit -replace="$one=$one@${staging}"; done`;
}

function script(recipe, pkg, folder) {
  const target = path.join(folder, binaryName(pkg));
  const temp = path.join(folder, `.${binaryName(pkg)}.${process.pid}`);
  const what = `${recipe.module}${pkg.path ? `/${pkg.path}` : ""}`;
  const flags = `-trimpath ${recipe.tags ? `-tags ${quote(recipe.tags)}` : ""} -ldflags ${quote(recipe.ldflags)}`;
  const build = recipe.ownModule
    ? `${moduleOfOurs(recipe, what)} && nice -n 10 go build -mod=mod ${flags} -o whole ${quote(what)}`
    : `GOBIN=${quote(temp)} nice -n 10 go install ${flags} ${quote(`${what}@${recipe.version}`)} && mv ${quote(`${temp}/${path.basename(what)}`)} whole`;
  const kept = recipe.keeps
    ? `cp -r --no-preserve=mode "$(go list -mod=mod -m -f '{{.Dir}}' ${quote(recipe.module)})/${recipe.keeps}" ${quote(folder)} &&`
    : "";
  // Checked again under the lock: another builder may have made it while we waited.
  return `[ -x ${quote(target)} ] && exit 0
rm -rf ${quote(temp)} && mkdir -p ${quote(temp)} && cd ${quote(temp)} && export CGO_ENABLED=${recipe.cgo ? 1 : 0}
${build} && ${kept} mv whole ${quote(target)}
r=$?; cd /; rm -rf ${quote(temp)}; exit $r`;
}

function build(what, command, args, log) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
    let tail = "";
    const keep = (chunk) => {
      tail = (tail + chunk).slice(-4000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) return resolve();
      log(tail);
      reject(new Error(`${what} could not be built (exit code ${code}); what Go said is above.`));
    });
  });
}

/**
 * Builds everything missing, one after another. Returns `{built: string[], seconds}`.
 * Throws when Go is missing or a build fails; what was built before stays.
 */
export async function buildAll({ wanted = recipes, log = console.log } = {}) {
  const begun = Date.now();
  const go = goVersion();
  if (!go)
    throw new Error(
      "Go is missing: much of the lab is built from Go modules. Install Go 1.26 or later (https://go.dev/dl).",
    );
  mkdirSync(cacheRoot(), { recursive: true });
  const lock = path.join(cacheRoot(), ".build.lock");
  const built = [];
  for (const recipe of wanted) {
    const folder = folderOf(recipe, go);
    mkdirSync(folder, { recursive: true });
    for (const pkg of recipe.packages) {
      if (existsSync(path.join(folder, binaryName(pkg)))) continue;
      const start = Date.now();
      log(`lab: building ${binaryName(pkg)} ${recipe.version} …`);
      await build(
        `${binaryName(pkg)} ${recipe.version}`,
        "flock",
        [lock, "sh", "-c", script(recipe, pkg, folder)],
        log,
      );
      built.push(binaryName(pkg));
      log(`lab: built ${binaryName(pkg)} in ${Math.round((Date.now() - start) / 1000)} s`);
    }
  }
  return { built, seconds: Math.round((Date.now() - begun) / 1000) };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { built, seconds } = await buildAll();
    console.log(built.length ? `lab: built ${built.join(", ")} in ${seconds} s` : "lab: everything is built already");
  } catch (error) {
    console.error(`lab: ${error.message}`);
    process.exit(1);
  }
}
