// Containers for the placement rules, each on a real network of its kind.
import { docker, inParallel } from "./docker-cli.mjs";
import { addContainer, mark } from "./household.mjs";
import { kernelReason } from "./machine.mjs";
import { sleep } from "./processes.mjs";

const publish = (ip) => ["-p", `${ip}::8080`];

function portShapes(engine) {
  return [
    ...(engine.address ? [{ name: "port-on-address", rule: "D5", flags: publish(engine.address) }] : []),
    ...(engine.secondAddress
      ? [{ name: "port-on-second-address", rule: "D5", flags: publish(engine.secondAddress) }]
      : []),
    { name: "port-on-all", rule: "D6", flags: publish("0.0.0.0") },
    { name: "port-on-loopback", rule: "D7", flags: publish("127.0.0.1") },
  ];
}

/** Macvlan needs the kernel, and the lab's own engines, whose `eth0` is known. */
function macvlanShapes(lab, engine, prefix, subnet) {
  const own = Boolean(engine.address);
  const octet = Number((engine.address ?? "0").split(".").at(-1));
  const address = subnet.replace("0/24", String(20 + octet));
  const shapes = [];
  const skipped = [];
  const offer = (ability, shape) => {
    if (own && lab.kernel?.[ability]) shapes.push(shape);
    else skipped.push({ rule: shape.rule, kind: own ? "impossible" : "missing", reason: kernelReason(ability) });
  };
  offer("macvlan", {
    name: "macvlan",
    rule: "D2",
    address,
    flags: ["--network", `${prefix}-macvlan`, "--ip", address],
  });
  offer("dummy", { name: "no-parent", rule: "D4", flags: ["--network", `${prefix}-no-parent`] });
  return { shapes, skipped };
}

/** An interface bears one macvlan network at a time: another household's has to go first. */
async function inTurn(create, timeout = 100_000) {
  for (const until = Date.now() + timeout; ; await sleep(250)) {
    try {
      return await create();
    } catch (error) {
      if (!error.message.includes("already using parent interface") || Date.now() > until) throw error;
    }
  }
}

/**
 * {shapes: [{name, rule, address?, with?}], subnet, skipped: [{rule, kind, reason}]}. Ports are ephemeral, so that two
 * households can stand on one engine. `subnet` is the macvlan network's, 198.19.<third>.0/24.
 */
export async function addNetworkShapes(lab, engine, prefix, { third = lab.lab ?? 0 } = {}) {
  const subnet = `198.19.${third}.0/24`;
  const { shapes: macvlan, skipped } = macvlanShapes(lab, engine, prefix, subnet);
  const has = (name) => macvlan.some((shape) => shape.name === name);
  const network = (name, ...flags) =>
    docker(engine, "network", "create", ...mark(prefix), ...flags, `${prefix}-${name}`);
  await Promise.all([
    network("internal", "--internal"),
    network("user"),
    has("macvlan") && inTurn(() => network("macvlan", "-d", "macvlan", "-o", "parent=eth0", "--subnet", subnet)),
    has("no-parent") && network("no-parent", "-d", "macvlan"),
  ]);
  const wanted = [
    ...macvlan,
    ...portShapes(engine),
    { name: "internal", rule: "D9", flags: ["--network", `${prefix}-internal`] },
    { name: "host-network", rule: "D10", flags: ["--network", "host"] },
    { name: "no-network", rule: "D11", flags: ["--network", "none"] },
    { name: "bridge-only", rule: "D14", flags: [] },
    { name: "two-networks", rule: "D14", flags: ["--network", `${prefix}-user`], second: `${prefix}-internal` },
  ];
  const shapes = await inParallel(wanted, async ({ name, rule, flags, second, address }) => {
    const full = await addContainer(lab, engine, prefix, name, { flags });
    if (second) await docker(engine, "network", "connect", second, full);
    return { name: full, rule, ...(address ? { address } : {}) };
  });
  const owner = `${prefix}-port-on-all`;
  const flags = ["--network", `container:${owner}`];
  const sharing = await addContainer(lab, engine, prefix, "shares-network", { flags });
  return { shapes: [...shapes, { name: sharing, rule: "D11", with: owner }], subnet, skipped };
}
