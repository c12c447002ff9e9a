"use server";

import { callCommand } from "@/lib/server/commands/call-command";
import * as jobs from "@/lib/server/commands/jobs";

export const suspendCronJob = async (input: unknown) => callCommand(jobs.suspendCronJob, input);
export const resumeCronJob = async (input: unknown) => callCommand(jobs.resumeCronJob, input);
export const runCronJob = async (input: unknown) => callCommand(jobs.runCronJob, input);
export const retryJob = async (input: unknown) => callCommand(jobs.retryJob, input);
