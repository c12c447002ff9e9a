"use server";

import { callCommand } from "@/lib/server/commands/call-command";
import { create, remove } from "@/lib/server/commands/links";

export const createLink = async (input: unknown) => callCommand(create, input);
export const deleteLink = async (input: unknown) => callCommand(remove, input);
