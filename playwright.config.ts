import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

// Chromium without its windows first: half the work for the same pages.
const debian = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].find((file) => existsSync(file));

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  // One panel and one lab for all specs: they take turns.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI === "true",
  reporter: process.env.BULKHEAD_COUNT ? [["list"], ["./scripts/runner/reporter-playwright.mjs"]] : [["list"]],
  use: {
    viewport: { width: 1440, height: 900 },
    // What was done, asked and logged; pictures of each step cost as much as the step. `--trace on` takes them, too.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false, sources: false },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? debian,
      args: ["--no-sandbox"],
    },
  },
});
