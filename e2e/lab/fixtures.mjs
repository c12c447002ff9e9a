// A household on one engine: stacks, every network shape, every row of the health table, all by real containers.
import { makeDead } from "./dead.mjs";
import { docker, inParallel, inspect } from "./docker-cli.mjs";
import { healthRows } from "./health-rows.mjs";
import { addContainer } from "./household.mjs";
import { fileSystemReason, kernelReason } from "./machine.mjs";
import { addNetworkShapes } from "./network-shapes.mjs";
import { sleep } from "./processes.mjs";
import { addStack } from "./stacks.mjs";

async function settle(engine, name, { settled, missed }, timeout = 45_000) {
  const until = Date.now() + timeout;
  for (;;) {
    const [found] = await inspect(engine, [name]);
    if (settled(found)) return;
    if (missed?.(found)) await docker(engine, "start", name);
    if (Date.now() > until) throw new Error(`${name} did not get where it should: ${JSON.stringify(found.State)}`);
    await sleep(150);
  }
}

async function addRow(lab, engine, prefix, row) {
  const adding = addContainer(lab, engine, prefix, row.name, row);
  const name = row.failsToStart ? await adding.catch(() => `${prefix}-${row.name}`) : await adding;
  for (const [verb, ...flags] of row.afterwards ?? []) await docker(engine, verb, ...flags, name);
  await settle(engine, name, row);
  return { name, tier: row.tier, row: row.row };
}

/**
 * One container per row of the health table, settled: {rows: [{name, tier, row}], skipped: [{row, kind, reason}]}.
 * "dead" is among them where the file system lets us hold a container's folder fast.
 */
export async function addHealthRows(lab, engine, prefix) {
  const possible = healthRows.filter(({ needs }) => !needs || lab.kernel?.[needs] !== false);
  const skipped = healthRows
    .filter((one) => !possible.includes(one))
    .map(({ row, needs }) => ({ row, kind: "impossible", reason: kernelReason(needs) }));
  const rows = await inParallel(possible, (row) => addRow(lab, engine, prefix, row), 8);
  const dead = await addContainer(lab, engine, prefix, "dead", { verb: "create" });
  if (await makeDead(engine, dead)) rows.push({ name: dead, tier: "failed", row: "state dead" });
  else skipped.push({ row: "state dead", kind: "impossible", reason: fileSystemReason });
  return { rows, skipped };
}

/** Everything at once: {stacks, shapes, subnet, rows, skipped}. The old engine has a stack of Compose v1 besides. */
export async function addHousehold(lab, engine, prefix) {
  const stacks = [addStack(lab, engine, prefix)];
  if (engine.name === "old") {
    stacks.push(addStack(lab, engine, prefix, { version: "v1", project: `${prefix}-media` }));
  }
  const [network, health, ...made] = await Promise.all([
    addNetworkShapes(lab, engine, prefix),
    addHealthRows(lab, engine, prefix),
    ...stacks,
  ]);
  const skipped = [...network.skipped, ...health.skipped];
  return { stacks: made, shapes: network.shapes, subnet: network.subnet, rows: health.rows, skipped };
}
