"use server";

import { callCommand } from "@/lib/server/commands/call-command";
import { undo } from "@/lib/server/commands/inventory";
import { hosts, zones } from "@/lib/server/commands/set-up";

export const undoInventoryChange = async (input: unknown) => callCommand(undo, input);
export const setUpZones = async (input: unknown) => callCommand(zones, input);
export const setUpHosts = async (input: unknown) => callCommand(hosts, input);
