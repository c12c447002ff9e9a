"use server";

import { callCommand } from "@/lib/server/commands/call-command";
import { assignEngine, assignNode, create, remove, update } from "@/lib/server/commands/hosts";

export const createHost = async (input: unknown) => callCommand(create, input);
export const updateHost = async (input: unknown) => callCommand(update, input);
export const deleteHost = async (input: unknown) => callCommand(remove, input);
export const assignEngineToHost = async (input: unknown) => callCommand(assignEngine, input);
export const assignNodeToHost = async (input: unknown) => callCommand(assignNode, input);
