"use server";

import { callCommand } from "@/lib/server/commands/call-command";
import * as containers from "@/lib/server/commands/containers";

export const startContainer = async (input: unknown) => callCommand(containers.startContainer, input);
export const stopContainer = async (input: unknown) => callCommand(containers.stopContainer, input);
export const restartContainer = async (input: unknown) => callCommand(containers.restartContainer, input);
export const killContainer = async (input: unknown) => callCommand(containers.killContainer, input);
export const pauseContainer = async (input: unknown) => callCommand(containers.pauseContainer, input);
export const unpauseContainer = async (input: unknown) => callCommand(containers.unpauseContainer, input);
export const removeContainer = async (input: unknown) => callCommand(containers.removeContainer, input);
export const redeployContainer = async (input: unknown) => callCommand(containers.redeployContainer, input);
