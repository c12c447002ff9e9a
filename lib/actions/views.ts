"use server";

import { callCommand } from "@/lib/server/commands/call-command";
import { change, remove, save, setStart } from "@/lib/server/commands/views";

export const saveView = async (input: unknown) => callCommand(save, input);
export const changeView = async (input: unknown) => callCommand(change, input);
export const deleteView = async (input: unknown) => callCommand(remove, input);
export const setStartView = async (input: unknown) => callCommand(setStart, input);
