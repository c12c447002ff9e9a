import "server-only";
import { BulkheadError } from "@/lib/domain/failure";
import {
  changePasswordInput,
  claimInput,
  nothing,
  oneTimeInput,
  sessionInput,
  signInInput,
} from "@/lib/domain/schemas/account.schema";
import { hashPassword, verifyPassword } from "@/lib/server/auth/password";
import { expiredSessionCookie } from "@/lib/server/auth/session-cookie";
import { deleteSessionsOf, getSession } from "@/lib/server/db/sessions";
import { claimPanel, getPasswordHash, setPasswordHash } from "@/lib/server/db/users";
import { openGate } from "@/lib/server/gate";
import type { PublicCall } from "./call";
import { defineCommand } from "./define-command";

export const claim = defineCommand({
  name: "session.claim",
  input: claimInput,
  permission: "public",
  target: ({ name }) => name,
  audit: "change",
  async run({ code, name, password }, call) {
    const { claim: claimCode, db, auth } = call.runtime;
    const giveBack = auth.limits.beforeCode(call.address);
    if (!claimCode?.isRight(code)) {
      if (claimCode?.endsAt() == null) throw claimed();
      throw new BulkheadError("invalid-input", "That is not the code in the log.", {
        fields: { code: "That is not the code in the log. The newest one counts." },
      });
    }
    const user = await claimPanel(db, { name, passwordHash: await hashPassword(password) });
    claimCode.end();
    giveBack();
    if (!user) throw claimed();
    await enter({ name, password }, call);
    openGate();
  },
});

const claimed = () => new BulkheadError("conflict", "This panel has an owner already. Sign in instead.");

export const signIn = defineCommand({
  name: "session.sign-in",
  input: signInInput,
  permission: "public",
  target: ({ name }) => name.slice(0, 32),
  audit: "change",
  async run(credentials, call) {
    const giveBack = call.runtime.auth.limits.beforePassword(credentials.name, call.address);
    await enter(credentials, call);
    giveBack();
  },
});

export const signInOnce = defineCommand({
  name: "session.sign-in-once",
  input: oneTimeInput,
  permission: "public",
  target: () => null,
  audit: "change",
  async run({ token }, call) {
    const { auth } = call.runtime;
    const giveBack = auth.limits.beforeCode(call.address);
    const credentials = auth.oneTime.take(token);
    if (!credentials) {
      throw new BulkheadError(
        "signed-out",
        "This address has been used or is too old. Start the demo again for a new one.",
      );
    }
    await enter(credentials, call);
    giveBack();
  },
});

/** A session of its own for each sign-in: one that was planted before is worth nothing after. */
async function enter(credentials: { name: string; password: string }, call: PublicCall): Promise<void> {
  const cookie = await call.runtime.auth.signIn(credentials, call.headers);
  if (call.session) await call.runtime.auth.endSession(call.session.sessionId);
  call.setCookie(cookie);
}

export const signOut = defineCommand({
  name: "session.sign-out",
  input: nothing,
  permission: "public",
  target: () => null,
  audit: "change",
  async run(_, call) {
    if (call.session) await call.runtime.auth.endSession(call.session.sessionId);
    call.setCookie(expiredSessionCookie(call.headers));
  },
});

export const endSession = defineCommand({
  name: "session.end",
  input: sessionInput,
  permission: "self:manage",
  target: ({ sessionId }) => sessionId,
  audit: "change",
  async run({ sessionId }, { session, runtime }) {
    const row = await getSession(runtime.db, sessionId);
    // Somebody else's session is as good as none for whoever may not end it.
    if (!row || (row.userId !== session.userId && session.role !== "admin")) {
      throw new BulkheadError("not-found", "That session has ended already.");
    }
    await runtime.auth.endSession(sessionId);
  },
});

export const changePassword = defineCommand({
  name: "session.change-password",
  input: changePasswordInput,
  permission: "self:manage",
  target: () => null,
  audit: "change",
  async run({ current, password }, { session, runtime, address }) {
    const giveBack = runtime.auth.limits.beforePassword(session.name, address);
    const hash = await getPasswordHash(runtime.db, session.userId);
    if (!hash || !(await verifyPassword({ hash, password: current }))) {
      throw new BulkheadError("invalid-input", "That is not your present password.", {
        fields: { current: "That is not your present password." },
      });
    }
    giveBack();
    await setPasswordHash(runtime.db, session.userId, await hashPassword(password));
    await deleteSessionsOf(runtime.db, session.userId, { except: session.sessionId });
    runtime.auth.changes.publish({ userId: session.userId, sessionId: null });
  },
});
