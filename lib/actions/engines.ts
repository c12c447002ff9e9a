"use server";

import { callCommand } from "@/lib/server/commands/call-command";
import * as engines from "@/lib/server/commands/engines";

export const testEngine = async (input: unknown) => callCommand(engines.test, input);
export const addEngine = async (input: unknown) => callCommand(engines.add, input);
export const updateEngine = async (input: unknown) => callCommand(engines.update, input);
export const renameEngine = async (input: unknown) => callCommand(engines.rename, input);
export const acceptEngine = async (input: unknown) => callCommand(engines.accept, input);
export const removeEngine = async (input: unknown) => callCommand(engines.remove, input);
