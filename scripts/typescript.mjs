// For scripts that use the server's own code: `node --conditions=react-server --experimental-transform-types
// --import ./scripts/typescript.mjs scripts/x.ts`. Resolves "@/…" and imports without an extension as the bundler does.
import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

registerHooks({
  resolve(specifier, context, next) {
    const base = specifier.startsWith("@/")
      ? path.join(root, specifier.slice(2))
      : specifier.startsWith(".") && context.parentURL?.startsWith("file:")
        ? path.resolve(path.dirname(fileURLToPath(context.parentURL)), specifier)
        : null;
    const file = base && [base, `${base}.ts`, `${base}.tsx`].find((each) => path.extname(each) && existsSync(each));
    return file ? { url: pathToFileURL(file).href, shortCircuit: true } : next(specifier, context);
  },
});
