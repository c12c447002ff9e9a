// npm run bench: figures beside their budgets. `npm run bench -- server faults` runs those groups alone, `--only kills` some
// rows of a group that names them; `--json FILE` writes [{group, name, value, unit, budget, ok}]. Ends with 1 when a figure
// is over its budget or could not be taken.
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { prepare } from "../scripts/up.mjs";

const folder = fileURLToPath(new URL("groups/", import.meta.url));
const known = readdirSync(folder)
  .filter((file) => file.endsWith(".mjs"))
  .map((file) => path.basename(file, ".mjs"));
const { values, positionals } = parseArgs({
  options: { json: { type: "string" }, only: { type: "string" } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no group ${unknown.join(", ")}; there are ${known.join(", ")}.`);
  process.exit(2);
}

const node = prepare();
const figures = [];
for (const group of positionals.length > 0 ? positionals : known) {
  console.log(`\n${group}`);
  const { measure } = await import(pathToFileURL(path.join(folder, `${group}.mjs`)));
  const record = (figure) => {
    const row = { group, ...figure, ok: isWithin(figure) };
    figures.push(row);
    console.log(line(row));
  };
  try {
    await measure({ node, record, only: values.only?.split(",") });
  } catch (error) {
    console.error(error);
    record({ name: "could not be measured", value: Number.NaN, unit: "", budget: 0 });
  }
}

if (values.json)
  writeFileSync(path.resolve(process.env.INIT_CWD ?? ".", values.json), `${JSON.stringify(figures, null, 2)}\n`);
const over = figures.filter(({ ok }) => !ok);
console.log(
  over.length === 0
    ? "\nEvery figure is within its budget."
    : `\n${over.length} of ${figures.length} figures are over budget.`,
);
process.exit(over.length === 0 ? 0 : 1);

/** A figure without a budget is printed only; `least` budgets are met from above. */
function isWithin({ value, budget, least = false }) {
  if (budget === null) return true;
  return least ? value >= budget : value <= budget;
}

function line({ name, value, unit, budget, least = false, ok }) {
  const number = Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1);
  const limit = budget === null ? "" : `${least ? "at least" : "at most"} ${budget} ${unit}`;
  return `  ${ok ? " " : "!"} ${name.padEnd(74)} ${`${number} ${unit}`.padStart(14)}   ${limit}`;
}
