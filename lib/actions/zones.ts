"use server";

import { callCommand } from "@/lib/server/commands/call-command";
import { create, remove, update } from "@/lib/server/commands/zones";

export const createZone = async (input: unknown) => callCommand(create, input);
export const updateZone = async (input: unknown) => callCommand(update, input);
export const deleteZone = async (input: unknown) => callCommand(remove, input);
