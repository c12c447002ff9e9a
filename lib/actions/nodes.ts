"use server";

import { callCommand } from "@/lib/server/commands/call-command";
import * as nodes from "@/lib/server/commands/nodes";

export const cordonNode = async (input: unknown) => callCommand(nodes.cordonNode, input);
export const uncordonNode = async (input: unknown) => callCommand(nodes.uncordonNode, input);
