import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importBaseImage } from "./lab/base-image.mjs";
import { docker, inspect } from "./lab/docker-cli.mjs";
import { withEgress } from "./lab/egress.mjs";
import { freePort } from "./lab/ports.mjs";
import { run } from "./lab/run.mjs";
import { readLab } from "./lab/state.mjs";

const lab = readLab();
const root = fileURLToPath(new URL("..", import.meta.url));
const project = "image-test";

describe.skipIf(!lab?.old)("the image, as the compose file runs it", () => {
  const engine = lab!.old;
  let port = 0;
  const compose = (...args: string[]) =>
    run(lab!.compose.v2, ["-p", project, "-f", "docker-compose.yaml", ...args], {
      cwd: root,
      env: {
        ...process.env,
        DOCKER_HOST: `unix://${engine.socket}`,
        DOCKER_SOCKET: engine.socket,
        DOCKER_GID: String(statSync(engine.socket).gid),
        BULKHEAD_PORT: String(port),
      },
    });

  const untilHealthy = (name: string) =>
    expect
      .poll(async () => (await inspect(engine, [name]))[0].State.Health.Status, { timeout: 60_000 })
      .toBe("healthy");

  beforeAll(async () => {
    await importBaseImage(engine, `${root}/Dockerfile`);
    // The engine's own builder: the lab has no buildx. Its containers reach the package registry by the host's network.
    await withEgress(lab!.subnet, () =>
      run("docker", ["-H", `unix://${engine.socket}`, "build", "-q", "--network", "host", "-t", "bulkhead", root], {
        env: { ...process.env, DOCKER_BUILDKIT: "0" },
      }),
    );
    port = await freePort();
    await compose("up", "-d", "--no-build");
  }, 600_000);

  afterAll(async () => {
    await compose("down", "-v");
  });

  test("becomes healthy, unprivileged, on a read-only root, and answers with the claim", async () => {
    const name = `${project}-bulkhead-1`;
    await untilHealthy(name);
    const [found] = await inspect(engine, [name]);
    expect(found.Config.User).toBe("node");
    expect(found.HostConfig.ReadonlyRootfs).toBe(true);

    const page = await fetch(`http://${engine.address}:${port}/`);
    expect(page.url).toMatch(/\/claim$/);
    expect(await page.text()).toContain("Claim this panel");
    expect(await docker(engine, "logs", name)).toMatch(/Claim it with the code [2-9A-Z-]{14}/);
  });

  test("keeps its database and its key in a new container", async () => {
    const name = `${project}-bulkhead-1`;
    const key = () => docker(engine, "exec", name, "sha256sum", "/key/key");
    const files = await docker(engine, "exec", name, "ls", "/data");
    const before = await key();
    await compose("up", "-d", "--no-build", "--force-recreate");
    await untilHealthy(name);
    expect(await key()).toBe(before);
    expect(await docker(engine, "exec", name, "ls", "/data")).toBe(files);
  });
});
