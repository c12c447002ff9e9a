import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { kubeconfigLimitBytes } from "@/lib/domain/kubeconfig-limit";
import { readKubeconfigFile } from "./read-kubeconfig-file";

const folder = mkdtempSync(path.join(tmpdir(), "kubeconfig-file-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => path.join(folder, name);

test("a file is read up to its limit", () => {
  writeFileSync(at("full"), "x".repeat(kubeconfigLimitBytes));
  expect(readKubeconfigFile(at("full")).length).toBe(kubeconfigLimitBytes);
});

test("what can't be read says at the path's field what is there instead", () => {
  writeFileSync(at("large"), "x".repeat(kubeconfigLimitBytes + 1));
  symlinkSync(at("loop"), at("loop"));
  for (const [file, words] of [
    [at("none"), `There is no file ${at("none")} on the panel's machine. In a container it must be mounted there.`],
    [at("large/inside"), `There is no file ${at("large/inside")} on`],
    [at("large"), `${at("large")} is larger than 1 MiB.`],
    [folder, `${folder} is a folder.`],
    ["/dev/zero", "/dev/zero isn't a plain file."],
    // It is there: saying that it isn't sends people to look for a mount.
    [at("loop"), `${at("loop")} can't be read (ELOOP).`],
  ] as const)
    expect(() => readKubeconfigFile(file), file).toThrow(
      expect.objectContaining({
        kind: "invalid-input",
        message: expect.stringContaining(words),
        options: expect.objectContaining({ fields: { "connection.path": expect.stringContaining(words) } }),
      }),
    );
});
