// The lab: two real Docker engines, an image registry and every way to reach or fail to reach an engine.
// With --kubernetes a real cluster stands beside them.
// `npm run lab` keeps it up until Ctrl-C; `npm run lab -- --down [N]` clears what an interrupted one left.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { binary, buildAll, builtParts } from "./build.mjs";
import { createCertificates } from "./certificates.mjs";
import { cleanUp, sweep } from "./clean-up.mjs";
import { startEngine, stopEngine } from "./engine.mjs";
import { startExternal } from "./external.mjs";
import { loadImages, pushImages, writeImages } from "./images.mjs";
import { openCluster } from "./kubernetes/open.mjs";
import { kernelAbilities, obstacles } from "./machine.mjs";
import { addressOf, claimLab, createNamespace } from "./network.mjs";
import { startOddEngines } from "./odd-engines.mjs";
import { installPackages } from "./packages.mjs";
import { startTime } from "./processes.mjs";
import { startRegistry } from "./registry.mjs";
import { startSsh } from "./ssh.mjs";
import { listLabs, rootOf, stateFileOf, writeState } from "./state.mjs";

const tlsPort = 2376;

function engineOptions(lab, name, namespace, certificates) {
  if (name === "old") return { name, namespace, bin: [], hosts: [], flags: [] };
  return {
    name,
    namespace,
    bin: builtParts().dirs,
    hosts: [`tcp://${addressOf(lab, 3)}:${tlsPort}`, `tcp://127.0.0.1:${tlsPort}`],
    flags: [
      "--tlsverify",
      `--tlscacert=${certificates.ca}`,
      `--tlscert=${certificates.server.cert}`,
      `--tlskey=${certificates.server.key}`,
    ],
  };
}

async function startParts(lab, root, stateFile, startCluster) {
  const abilities = kernelAbilities();
  const certificates = await createCertificates(root, addressOf(lab, 3));
  const registry = await startRegistry(root, addressOf(lab, 1));
  const images = writeImages(root, registry.address);
  const start = async (name, host) => {
    const namespace = await createNamespace(lab, name, [host, host + 10]);
    const engine = await startEngine(root, engineOptions(lab, name, namespace, certificates));
    await loadImages(engine.socket, images.file);
    return {
      ...engine,
      address: addressOf(lab, host),
      secondAddress: addressOf(lab, host + 10),
    };
  };
  const [old, recent, kubernetes] = await Promise.all([
    start("old", 2).then(async (engine) => {
      await pushImages(engine.socket, images.names);
      return engine;
    }),
    start("new", 3),
    startCluster({ lab, root, registry: registry.address, archives: [images.file] }),
  ]);
  const [ssh, odd] = await Promise.all([
    startSsh(root, old.socket),
    startOddEngines(root, recent.socket, certificates),
  ]);
  const tls = {
    host: addressOf(lab, 3),
    port: tlsPort,
    ca: certificates.ca,
    cert: certificates.client.cert,
    key: certificates.client.key,
    expiredClient: certificates.expiredClient,
    strangerClient: certificates.untrusted.client,
    strangerCa: certificates.untrusted.ca,
  };
  return {
    lab,
    root,
    stateFile,
    subnet: addressOf(lab, "0/24"),
    gateway: addressOf(lab, 1),
    old,
    new: { ...recent, tls },
    ssh,
    registry,
    odd,
    images: images.names,
    compose: { v1: "/usr/bin/docker-compose", v2: binary("docker-compose") },
    kernel: abilities,
    kubernetes,
  };
}

/**
 * Starts a lab and returns its state (see state.d.mts) with `stop()`. What cannot be had here stands in `skipped`
 * ({part, kind, reason}), its engines being absent. `stateFile` is where other processes find it; with `kubernetes`
 * there is a cluster, too.
 */
export async function startLab({ stateFile, kubernetes = false, log = console.log } = {}) {
  if (process.env.LAB_DOCKER_HOST) return startExternal({ host: process.env.LAB_DOCKER_HOST, stateFile, kubernetes });
  installPackages({ log });
  const hindered = obstacles();
  if (hindered.length > 0) {
    for (const { reason } of hindered) log(`lab: skipped: ${reason}`);
    return {
      skipped: ["docker", ...(kubernetes ? ["kubernetes"] : [])].flatMap((part) =>
        hindered.map((one) => ({ part, ...one })),
      ),
      stop: async () => {},
    };
  }
  await sweep({ log });
  if (builtParts().missing.length > 0) await buildAll({ log });
  const cluster = await openCluster({ wanted: kubernetes, log });
  const lab = claimLab();
  const root = rootOf(lab);
  mkdirSync(root, { recursive: true, mode: 0o755 });
  writeFileSync(path.join(root, "owner.json"), JSON.stringify({ pid: process.pid, start: startTime(process.pid) }));
  const stop = () => cleanUp(lab, root);
  try {
    const file = stateFile ?? stateFileOf(root);
    const parts = await startParts(lab, root, file, cluster.start);
    const state = { ...parts, skipped: cluster.skipped };
    writeState(stateFileOf(root), state);
    if (file !== stateFileOf(root)) writeState(file, state);
    return { ...state, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Stops one engine of a running lab ("old" or "new"); its data stays. */
export const haltEngine = (state, name) => stopEngine(state.root, name);

/** Starts it again on the same socket, address and data. */
export async function resumeEngine(state, name) {
  const { namespace } = state[name];
  const tls = path.join(state.root, "tls");
  const certificates = {
    ca: path.join(tls, "ca.pem"),
    server: {
      cert: path.join(tls, "server.pem"),
      key: path.join(tls, "server-key.pem"),
    },
  };
  await startEngine(state.root, engineOptions(state.lab, name, namespace, certificates));
}

function summary(state) {
  const { old, ssh, registry, kubernetes } = state;
  const { tls } = state.new;
  const lines = [
    old && `old engine  ${old.version}  unix://${old.socket}`,
    `new engine  ${state.new.version}  unix://${state.new.socket}`,
    tls && `  with TLS  tcp://${tls.host}:${tls.port}  certificates in ${state.root}/tls`,
    ssh && `  by SSH    ssh://${ssh.user}@${ssh.host}:${ssh.port}  key ${ssh.keyPath}`,
    registry && `registry    ${registry.address}`,
    kubernetes && `cluster     ${kubernetes.server}  KUBECONFIG=${kubernetes.kubeconfig}`,
    `state       BULKHEAD_LAB=${state.stateFile}`,
  ];
  return lines.filter(Boolean).join("\n");
}

async function down(which) {
  const labs = listLabs();
  const chosen = which ? labs.filter(({ lab }) => lab === Number(which)) : labs.filter(({ alive }) => !alive);
  for (const { lab, root, alive, owner } of chosen) {
    if (alive) process.kill(owner.pid, "SIGTERM");
    else await cleanUp(lab, root);
    console.log(`lab ${lab}: ${alive ? "asked to stop" : "cleared"}`);
  }
  const running = listLabs().filter(({ lab, alive }) => alive && lab !== Number(which));
  if (running.length > 0) console.log(`running: ${running.map(({ lab }) => lab).join(", ")} (stop one with --down N)`);
}

async function keepUp() {
  const at = process.argv.indexOf("--state");
  const begun = Date.now();
  const starting = startLab({
    stateFile: at > 0 ? path.resolve(process.argv[at + 1]) : undefined,
    kubernetes: process.argv.includes("--kubernetes"),
  });
  const end = async () => {
    const state = await starting.catch(() => undefined);
    await state?.stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, end);
  const state = await starting;
  if (!state.stateFile) process.exit(process.env.CI === "true" ? 1 : 0);
  console.log(
    `lab ${state.lab ?? ""} up in ${((Date.now() - begun) / 1000).toFixed(1)} s\n${summary(state)}\nCtrl-C ends it.`,
  );
  setInterval(() => {}, 1 << 30);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf("--down");
  const work = at > 0 ? down(process.argv[at + 1]) : keepUp();
  work.catch((error) => {
    console.error(`lab: ${error.message}`);
    process.exit(1);
  });
}
