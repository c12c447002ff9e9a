// Writes the next migration from prisma/schema.prisma, offline: the schema engine comes as WebAssembly from npm.
//   npm run migration -- <name>
// The schema of the last migration is kept beside it, so that the next one is a difference and not a whole.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = path.join(root, "prisma/migrations");
const schemaFile = path.join(root, "prisma/schema.prisma");
const keptSchema = path.join(folder, "last-schema.prisma");

const name = process.argv[2];
if (!/^[a-z][a-z0-9_]*$/.test(name ?? "")) {
  console.error("Say what the migration does in lower case: npm run migration -- add_zone_note");
  process.exit(1);
}

const sql = (await diff(existsSync(keptSchema) ? readFileSync(keptSchema, "utf8") : null)).trim();
if (!sql || sql.includes("This is an empty migration")) {
  console.log("The schema has not changed since the last migration.");
  process.exit(0);
}

mkdirSync(folder, { recursive: true });
const count = readdirSync(folder).filter((entry) => /^\d{4}_/.test(entry)).length;
const target = path.join(folder, `${String(count + 1).padStart(4, "0")}_${name}`);
mkdirSync(target);
writeFileSync(path.join(target, "migration.sql"), `${sql}\n`);
writeFileSync(
  path.join(folder, "migration_lock.toml"),
  '# Read by Prisma: the database these migrations are written for.\nprovider = "sqlite"\n',
);
copyFileSync(schemaFile, keptSchema);
console.log(`Wrote ${path.relative(root, target)}/migration.sql. Read it before you commit it.`);

async function diff(from) {
  const { SchemaEngine } = await loadEngine();
  const { PrismaBetterSqlite3 } = await import("@prisma/adapter-better-sqlite3");
  const { bindMigrationAwareSqlAdapterFactory } = await import("@prisma/driver-adapter-utils");
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaBetterSqlite3({ url: ":memory:" }));
  const schema = readFileSync(schemaFile, "utf8");
  const engine = await SchemaEngine.new({ datamodels: [[schemaFile, schema]] }, () => undefined, adapter);
  const wanted = { tag: "schemaDatamodel", files: [{ path: schemaFile, content: schema }] };
  const { stdout } = await engine.diff({
    from: from === null ? { tag: "empty" } : { tag: "schemaDatamodel", files: [{ path: keptSchema, content: from }] },
    to: wanted,
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout ?? "";
}

/** The package's own entry imports .wasm as a module, which Node does not do by itself. */
async function loadEngine() {
  const file = new URL("schema_engine_bg.wasm", import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const module = await WebAssembly.compile(readFileSync(file));
  const instance = await WebAssembly.instantiate(module, { "./schema_engine_bg.js": engineModule });
  engineModule.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engineModule;
}
