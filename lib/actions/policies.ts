"use server";

import { callCommand } from "@/lib/server/commands/call-command";
import { put } from "@/lib/server/commands/policies";

export const putPolicy = async (input: unknown) => callCommand(put, input);
