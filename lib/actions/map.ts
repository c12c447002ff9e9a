"use server";

import { callCommand } from "@/lib/server/commands/call-command";
import * as map from "@/lib/server/commands/map";

export const arrangeMap = async (input: unknown) => callCommand(map.arrange, input);
export const takeBackArrangement = async (input: unknown) => callCommand(map.takeBack, input);
export const moveBoxes = async (input: unknown) => callCommand(map.move, input);
export const putBoxesBack = async (input: unknown) => callCommand(map.putBack, input);
