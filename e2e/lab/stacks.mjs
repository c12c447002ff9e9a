// Stacks made by the real Compose, version 1 and version 5.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { docker } from "./docker-cli.mjs";
import { label } from "./household.mjs";
import { run } from "./run.mjs";

const composeFile = ({ heading, prefix, images, web }) => `${heading}services:
  web:
    image: ${web ?? images.busybox}
    labels: {${label}: ${prefix}}
    depends_on: [db]
    restart: unless-stopped
    ports: ["8080"]
    networks: [inside]
  db:
    image: ${images.healthy}
    labels: {${label}: ${prefix}}
    restart: unless-stopped
    volumes: ["data:/data"]
    networks: [inside]
  migrate:
    image: ${images.busybox}
    labels: {${label}: ${prefix}}
    command: ["/bin/sh", "-c", "echo migrated"]
    networks: [inside]
networks:
  inside:
    labels: {${label}: ${prefix}}
volumes:
  data:
    labels: {${label}: ${prefix}}
`;

/**
 * A stack: web depends on db (with a health check and a named volume), a job `migrate` that is done, and a one-off
 * container of web that failed. `version` is "v1" or "v2"; `web` another image for web.
 * Returns {project, folder, names, compose}: `compose("up", "-d")` runs Compose on it again.
 */
export async function addStack(lab, engine, prefix, options = {}) {
  const { version = "v2", project = `${prefix}-shop`, web } = options;
  const folder = path.join(lab.root, "stacks", `${engine.name}-${project}`);
  mkdirSync(folder, { recursive: true });
  const heading = version === "v1" ? 'version: "3.7"\n' : "";
  writeFileSync(path.join(folder, "compose.yaml"), composeFile({ heading, prefix, images: lab.images, web }));
  const env = { ...process.env, DOCKER_HOST: `unix://${engine.socket}`, COMPOSE_PROJECT_NAME: project };
  const compose = (...args) => run(lab.compose[version], ["-f", "compose.yaml", ...args], { cwd: folder, env });
  await compose("up", "-d");
  await compose("run", "--no-deps", "-T", "web", "/bin/sh", "-c", "exit 5").catch(() => {});
  const filter = `label=com.docker.compose.project=${project}`;
  const names = await docker(engine, "ps", "-a", "--filter", filter, "--format", "{{.Names}}");
  return { project, folder, names: names.split("\n").sort(), compose };
}
