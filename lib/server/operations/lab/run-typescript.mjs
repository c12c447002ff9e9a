// Lets plain Node run the server's TypeScript (with --experimental-transform-types): "@/…" and imports without extension.
import { existsSync, statSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = new URL("../../../../", import.meta.url);

// CommonJS, and Node sees only some of its names.
const ssh2 = import.meta.resolve("ssh2");
const wholeSsh2 = `data:text/javascript,import all from ${JSON.stringify(ssh2)}; export const { Client, Server, utils } = all;`;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === "ssh2" && context.parentURL !== wholeSsh2) return { url: wholeSsh2, shortCircuit: true };
    if (!specifier.startsWith("@/") && !/^\.\.?\//.test(specifier)) return next(specifier, context);
    const base = specifier.startsWith("@/")
      ? new URL(specifier.slice(2), root)
      : new URL(specifier, context.parentURL ?? root);
    const path = fileURLToPath(base);
    const isFile = (file) => existsSync(file) && statSync(file).isFile();
    const found = [path, `${path}.ts`].find(isFile);
    return found ? { url: pathToFileURL(found).href, shortCircuit: true } : next(specifier, context);
  },
});
