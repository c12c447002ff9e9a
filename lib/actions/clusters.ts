"use server";

import { callCommand } from "@/lib/server/commands/call-command";
import * as clusters from "@/lib/server/commands/clusters";

export const testCluster = async (input: unknown) => callCommand(clusters.test, input);
export const readKubeconfig = async (input: unknown) => callCommand(clusters.readKubeconfig, input);
export const addCluster = async (input: unknown) => callCommand(clusters.add, input);
export const updateCluster = async (input: unknown) => callCommand(clusters.update, input);
export const renameCluster = async (input: unknown) => callCommand(clusters.rename, input);
export const removeCluster = async (input: unknown) => callCommand(clusters.remove, input);
