"use server";

import { callCommand } from "@/lib/server/commands/call-command";
import * as session from "@/lib/server/commands/session";

export const claimPanel = async (input: unknown) => callCommand(session.claim, input);
export const signIn = async (input: unknown) => callCommand(session.signIn, input);
export const signInOnce = async (input: unknown) => callCommand(session.signInOnce, input);
export const signOut = async () => callCommand(session.signOut, undefined);
export const endSession = async (input: unknown) => callCommand(session.endSession, input);
export const changePassword = async (input: unknown) => callCommand(session.changePassword, input);
