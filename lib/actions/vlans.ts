"use server";

import { callCommand } from "@/lib/server/commands/call-command";
import { create, remove, update } from "@/lib/server/commands/vlans";

export const createVlan = async (input: unknown) => callCommand(create, input);
export const updateVlan = async (input: unknown) => callCommand(update, input);
export const deleteVlan = async (input: unknown) => callCommand(remove, input);
