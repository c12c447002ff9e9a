import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { readLab } from "@/e2e/lab/state.mjs";
import { operationSentence } from "@/lib/domain/words/operation-words";
import { createRegistries } from "./create-registries";

const lab = readLab();
const run = promisify(execFile);

describe.skipIf(!lab)("the lab's registry", () => {
  const registries = createRegistries({ deadlineMs: 30_000 });
  const { latest, v1, repository } = lab?.images.app ?? { latest: "", v1: "", repository: "" };

  /** What an engine finds out when it pulls. */
  async function pulled(image: string): Promise<string> {
    const docker = (...args: readonly string[]) => run("docker", ["-H", `unix://${lab?.new.socket}`, ...args]);
    await docker("pull", "--quiet", image);
    const { stdout } = await docker("image", "inspect", "--format", "{{json .RepoDigests}}", image);
    return String(JSON.parse(stdout)).replace(/^.*@/, "");
  }

  test("a tag is what an engine pulls for it, and plain HTTP is said", async () => {
    const [one, same] = await registries.ask([v1, `${v1}@${await pulled(v1)}`]);
    expect(one).toMatchObject({ state: "resolved", digest: await pulled(v1) });
    expect(same?.digest).toBe(one?.digest);
    expect(one && operationSentence(one.said)).toMatch(/ is sha256:[0-9a-f]{64} now\. .* speaks no TLS/);
  });

  test("no tag and no repository are told apart from what is there", async () => {
    const gone = lab?.registry.address;
    const answers = await registries.ask([latest, `${repository}:nowhere-9`, `${gone}/nobody/nothing:1`]);
    expect(answers.map(({ state }) => state)).toEqual(["resolved", "absent", "absent"]);
    expect(answers[1]?.said.code).toBe("registry.no-tag");
  });

  test("what answers there and is no registry is no answer", async () => {
    const { host, silent, garbage, plain, untrusted, expired } = lab?.odd ?? {};
    const hasty = createRegistries({ deadlineMs: 1_000 });
    const [quiet] = await hasty.ask([`${host}:${silent}/app:1`]);
    expect(quiet?.said.code).toBe("registry.silent");
    const others = await registries.ask([garbage, plain, untrusted, expired].map((port) => `${host}:${port}/app:1`));
    for (const { state, said } of others) expect(state, said.code).toBe("untold");
    expect(others.slice(2).map(({ said }) => said.code)).toEqual(["registry.certificate", "registry.certificate"]);
  });
});
