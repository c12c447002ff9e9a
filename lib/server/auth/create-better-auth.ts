import "server-only";
import { betterAuth } from "better-auth/minimal";
import { username } from "better-auth/plugins/username";
import { createAuthAdapter } from "@/lib/server/db/auth-adapter";
import type { Database } from "@/lib/server/db/client";
import type { Secrets } from "@/lib/server/secrets/create-secrets";
import { withHashedTokens } from "./hashed-tokens";
import { hashPassword, verifyPassword } from "./password";

/** A session ends this long after its sign-in, whatever is done with it. */
export const absoluteSeconds = 14 * 24 * 3600;

/** The gate writes it after it has dropped what the client sent under that name. */
export const peerHeader = "x-bulkhead-peer";

/** better-auth as the core of sessions and passwords. Its routes are mounted nowhere: our commands call its functions. */
export function createBetterAuth({ db, secrets }: { db: Database; secrets: Secrets }) {
  return betterAuth({
    appName: "Bulkhead",
    // The gate has checked the Host header; a fixed address would refuse people who come by another.
    baseURL: { allowedHosts: ["*"], protocol: "http" },
    secret: secrets.derive("session-cookie"),
    database: withHashedTokens(createAuthAdapter(db)),
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: 128,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    session: {
      expiresIn: absoluteSeconds,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    user: { additionalFields: { role: { type: "string", input: false, defaultValue: "viewer" } } },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "bulkhead",
      useSecureCookies: false,
      defaultCookieAttributes: { sameSite: "strict", httpOnly: true, path: "/" },
      ipAddress: { ipAddressHeaders: [peerHeader], ipv6Subnet: 64 },
    },
    plugins: [username({ minUsernameLength: 2, maxUsernameLength: 32, usernameValidator: isUserName })],
  });
}

const isUserName = (name: string): boolean => /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(name);
