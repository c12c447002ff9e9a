// npm run demo: the panel on a simulated lab, with data that is thrown away at the end. Loopback only.
import { parseArgs } from "node:util";
import { createDemoFolder, seedDemo, startSim } from "./demo-lab.mjs";
import { prepare, start } from "./up.mjs";

const { values } = parseArgs({ options: { port: { type: "string", default: process.env.PORT ?? "3000" } } });

const node = prepare();
const folder = createDemoFolder();
process.on("exit", folder.remove);
seedDemo(node, folder);
await startSim(node, ["--scenario", "household", "--story", "--sockets", folder.sockets]);
console.log("This is a demo: the lab is simulated, and everything in it is forgotten when you press Ctrl C.");
start(node, { host: "127.0.0.1", port: values.port, env: folder.env });
