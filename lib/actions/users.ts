"use server";

import { callCommand } from "@/lib/server/commands/call-command";
import * as users from "@/lib/server/commands/users";

export const addUser = async (input: unknown) => callCommand(users.addUser, input);
export const changeRole = async (input: unknown) => callCommand(users.changeRole, input);
export const resetPassword = async (input: unknown) => callCommand(users.resetPassword, input);
export const removeUser = async (input: unknown) => callCommand(users.removeUser, input);
