import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = fileURLToPath(new URL(".", import.meta.url));
const alias = [
  { find: /^@\//, replacement: root },
  // The package throws outside React's server condition; tests run as the server does.
  { find: "server-only", replacement: `${root}node_modules/server-only/empty.js` },
];

/** Those that take longest, most of it waiting, begin first; what else there is runs beside them. */
const longest = [
  "operations/workload/workload.lab",
  "redeploy/kill",
  "docker/engine-restart",
  "docker/engine-faults",
  "kubernetes/lost-connection",
  "sim/sim.test",
  "sim/cluster/acts.test",
  "observe/observe-engine",
  "db/client.test",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      // The image waits for the panel's build, which goes on beside the tests.
      if (moduleId.includes("e2e/image")) return longest.length + 1;
      const at = longest.findIndex((part) => moduleId.includes(part));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

/**
 * Whoever replaces a module does so for the whole process, and the gate stands before every HTTP server of its own: one
 * of another test would have its writes refused.
 */
const apart = [
  "components/topology/drag/positions.test.ts",
  "lib/domain/publish/{work,cluster-work}.test.ts",
  "gate/*.test.ts",
];

const unit = {
  // No timing decides a unit test: the lab's binaries may be built beside them.
  testTimeout: 120_000,
  expect: { poll: { timeout: 30_000 } },
  // Half of their time the tests wait, so more of them than cores; Vitest alone would take one fewer.
  maxWorkers: 4,
};

export default defineConfig({
  resolve: { alias },
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve: { alias },
        test: {
          ...unit,
          name: "unit",
          include: ["{app,components,gate,lib,sim,scripts,bench,prisma}/**/*.test.{ts,tsx}"],
          exclude: [...apart, "**/*.lab.test.ts", "**/node_modules/**"],
          // A process for each file would be a third of the work.
          isolate: false,
        },
      },
      {
        resolve: { alias },
        test: { ...unit, name: "apart", include: apart, exclude: ["**/node_modules/**"] },
      },
      {
        resolve: { alias },
        test: {
          name: "lab",
          include: ["**/*.lab.test.ts"],
          exclude: ["**/kubernetes/**", "**/node_modules/**"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A file's containers bear names of its own, so files run side by side; too many would miss their deadlines.
          maxWorkers: 4,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve: { alias },
        test: {
          name: "cluster",
          include: ["**/kubernetes/**/*.lab.test.ts"],
          exclude: ["**/node_modules/**"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A household of pods starts, and a node falls silent: nothing that watches a clock runs beside that.
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
