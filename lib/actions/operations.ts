"use server";

import { callCommand } from "@/lib/server/commands/call-command";
import * as operations from "@/lib/server/commands/operations";

export const markOperationSeen = async (input: unknown) => callCommand(operations.markOperationSeen, input);
