import type { NextConfig } from "next";

const config: NextConfig = {
  output: "standalone",
  poweredByHeader: false,
  compress: true,
  images: { unoptimized: true },
  // Types are checked with the code, by npm run check; whoever only starts the panel need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // ssh2 and better-sqlite3 carry native addons that a bundler can't follow.
  serverExternalPackages: [
    "ssh2",
    "better-sqlite3",
    "@prisma/client",
    "@prisma/adapter-better-sqlite3",
    "@node-rs/argon2",
    "@kubernetes/client-node",
    "undici",
  ],
  outputFileTracingIncludes: { "/*": ["./prisma/migrations/**"] },
  outputFileTracingExcludes: {
    "*": ["node_modules/sharp/**", "node_modules/@img/**"],
    "next-server": ["node_modules/sharp/**", "node_modules/@img/**"],
  },
  generateBuildId: () => process.env.BULKHEAD_BUILD_ID ?? null,
  // The gate lets only one page have as much.
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: "2mb" } },
  turbopack: { root: import.meta.dirname },
};

export default config;
