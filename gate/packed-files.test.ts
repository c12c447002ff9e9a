import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import http, { type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPackedFiles } from "./packed-files.ts";

const folder = mkdtempSync(path.join(tmpdir(), "bulkhead-packed-"));
const script = "console.log('hull');";
let server: Server;
let url = "";

beforeAll(async () => {
  mkdirSync(path.join(folder, "chunks"));
  writeFileSync(path.join(folder, "chunks/a1.js"), script);
  writeFileSync(path.join(folder, "chunks/a1.js.br"), brotliCompressSync(script));
  writeFileSync(path.join(folder, "secret.txt.br"), "no script");
  const packed = createPackedFiles(folder);
  server = http.createServer((request, response) => {
    if (!packed(request, response)) response.end("from Next");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}/_next/static/`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (name: string, encodings: string) => fetch(url + name, { headers: { "accept-encoding": encodings } });

test("a browser that takes brotli gets the packed file, to be kept for ever", async () => {
  const response = await get("chunks/a1.js", "gzip, deflate, br, zstd");
  expect(response.headers.get("content-encoding")).toBe("br");
  expect(response.headers.get("cache-control")).toContain("immutable");
  expect(response.headers.get("content-type")).toContain("javascript");
  expect(await response.text()).toBe(script);
});

test.each([
  ["a reader that doesn't take brotli", "chunks/a1.js", "gzip"],
  ["one that refuses it", "chunks/a1.js", "gzip, br;q=0"],
  ["a file that was not packed", "chunks/b2.js", "br"],
  ["a path out of the folder", "chunks/../../secret.js", "br"],
  ["what is no script or style", "secret.txt", "br"],
])("%s is left to Next", async (_, name, encodings) => {
  expect(await (await get(name, encodings)).text()).toBe("from Next");
});

test("a reader that goes away in the middle leaves no file open", async () => {
  writeFileSync(path.join(folder, "chunks/big.js.br"), Buffer.alloc(32 * 1024 * 1024));
  const packed = createPackedFiles(folder);
  const big = http.createServer((request, response) => void packed(request, response));
  await new Promise<void>((resolve) => big.listen(0, "127.0.0.1", resolve));
  const { port } = big.address() as { port: number };
  const headers = { "accept-encoding": "br" };
  await new Promise<void>((resolve) => {
    const request = http.get({ port, path: "/_next/static/chunks/big.js", headers }, (response) => {
      response.once("data", () => {
        expect(openFiles()).toContain("big.js.br");
        request.destroy();
        resolve();
      });
    });
  });
  await expect.poll(openFiles).not.toContain("big.js.br");
  big.close();
});

/** Names of the files that this process holds open, as Linux tells them. */
function openFiles(): string[] {
  return readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      return [path.basename(readlinkSync(`/proc/self/fd/${fd}`))];
    } catch {
      return [];
    }
  });
}

test("a build without packed files leaves everything to Next", () => {
  const nothing = createPackedFiles(path.join(folder, "not-there"));
  expect(nothing({ method: "GET", url: "/_next/static/chunks/a1.js", headers: {} } as never, {} as never)).toBe(false);
});
