"use server";

import { callCommand } from "@/lib/server/commands/call-command";
import * as registries from "@/lib/server/commands/registries";
import * as workloads from "@/lib/server/commands/workloads";

export const restartRollout = async (input: unknown) => callCommand(workloads.restartRollout, input);
export const scaleWorkload = async (input: unknown) => callCommand(workloads.scaleWorkload, input);
export const setAutoscaler = async (input: unknown) => callCommand(workloads.setAutoscaler, input);
export const pauseRollout = async (input: unknown) => callCommand(workloads.pauseRollout, input);
export const resumeRollout = async (input: unknown) => callCommand(workloads.resumeRollout, input);
export const undoRollout = async (input: unknown) => callCommand(workloads.undoRollout, input);
export const setImage = async (input: unknown) => callCommand(workloads.setImage, input);
export const askRegistry = async (input: unknown) => callCommand(registries.askRegistry, input);
export const deletePod = async (input: unknown) => callCommand(workloads.deletePod, input);
export const removePod = async (input: unknown) => callCommand(workloads.removePod, input);
