import "server-only";
import { randomBytes } from "node:crypto";
import { announceOneTimeSignIn } from "@/lib/server/announce";
import { claimPanel, getUserByName, setPasswordHash } from "@/lib/server/db/users";
import type { Runtime } from "@/lib/server/runtime";
import { hashPassword } from "./password";

const name = "demo";

/** The demo's admin, with a password that nobody knows and an address that signs in once. Only for a demo's data folder. */
export async function openDemo({ db, auth, streams }: Runtime): Promise<void> {
  const password = randomBytes(24).toString("base64url");
  const passwordHash = await hashPassword(password);
  const user = await getUserByName(db, name);
  if (user) await setPasswordHash(db, user.id, passwordHash);
  else await claimPanel(db, { name, passwordHash });
  streams.setBanner("demo", "This lab is simulated: try anything. It is forgotten when the demo ends.");
  announceOneTimeSignIn(auth.oneTime.mint({ name, password }));
}
