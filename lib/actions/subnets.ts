"use server";

import { callCommand } from "@/lib/server/commands/call-command";
import { create, remove, update } from "@/lib/server/commands/subnets";

export const createSubnet = async (input: unknown) => callCommand(create, input);
export const updateSubnet = async (input: unknown) => callCommand(update, input);
export const deleteSubnet = async (input: unknown) => callCommand(remove, input);
