import "server-only";
import type { z } from "zod";
import type { Permission } from "@/lib/domain/permission";
import { recentChanges } from "@/lib/server/queries/changes";
import { clusterActs } from "@/lib/server/queries/cluster-acts";
import { listClusters } from "@/lib/server/queries/clusters";
import { containerDetail } from "@/lib/server/queries/container-detail";
import { listEngines } from "@/lib/server/queries/engines";
import { nodeHeartbeat } from "@/lib/server/queries/heartbeat";
import { readHosts, readInventory } from "@/lib/server/queries/inventory";
import * as operationQueries from "@/lib/server/queries/operations";
import { redeployPreview } from "@/lib/server/queries/redeploy-preview";
import { setUp } from "@/lib/server/queries/set-up";
import { savedViews, startQuery } from "@/lib/server/queries/views";
import { workloadActs } from "@/lib/server/queries/workload-acts";
import { workloadDetail } from "@/lib/server/queries/workload-detail";
import { workloadEvents } from "@/lib/server/queries/workload-events";
import { workloadRevisions } from "@/lib/server/queries/workload-revisions";
import { workloadUsage } from "@/lib/server/queries/workload-usage";
import { workloadYaml } from "@/lib/server/queries/workload-yaml";
import { sessions, users } from "./account-queries";
import * as clusterCommands from "./clusters";
import * as containerCommands from "./containers";
import type { Command } from "./define-command";
import type { Query } from "./define-query";
import * as engineCommands from "./engines";
import * as hostCommands from "./hosts";
import { undo } from "./inventory";
import * as jobCommands from "./jobs";
import * as linkCommands from "./links";
import * as mapCommands from "./map";
import * as nodeCommands from "./nodes";
import * as operationCommands from "./operations";
import { put as putPolicy } from "./policies";
import * as registryCommands from "./registries";
import { changePassword, claim, endSession, signIn, signInOnce, signOut } from "./session";
import * as setUpCommands from "./set-up";
import * as subnetCommands from "./subnets";
import { addUser, changeRole, removeUser, resetPassword } from "./users";
import * as viewCommands from "./views";
import * as vlanCommands from "./vlans";
import * as workloadCommands from "./workloads";
import * as zoneCommands from "./zones";

type AnyCommand = Command<z.ZodType, unknown, Permission>;
type AnyQuery = Query<z.ZodType, unknown, Permission>;

/** Every command there is. One that is missing here fails the test that walks the built app's actions. */
export const commands: readonly AnyCommand[] = [
  claim,
  signIn,
  signInOnce,
  signOut,
  endSession,
  changePassword,
  addUser,
  changeRole,
  resetPassword,
  removeUser,
  ...Object.values(zoneCommands),
  ...Object.values(vlanCommands),
  ...Object.values(subnetCommands),
  ...Object.values(hostCommands),
  ...Object.values(linkCommands),
  ...Object.values(setUpCommands),
  ...Object.values(engineCommands),
  ...Object.values(clusterCommands),
  putPolicy,
  undo,
  ...Object.values(containerCommands),
  ...Object.values(workloadCommands),
  ...Object.values(registryCommands),
  ...Object.values(jobCommands),
  ...Object.values(nodeCommands),
  ...Object.values(operationCommands),
  ...Object.values(viewCommands),
  ...Object.values(mapCommands),
];

/** Every query there is. */
export const queries: readonly AnyQuery[] = [
  users,
  listEngines,
  listClusters,
  sessions,
  containerDetail,
  readInventory,
  readHosts,
  setUp,
  redeployPreview,
  workloadActs,
  workloadDetail,
  workloadEvents,
  workloadUsage,
  workloadYaml,
  clusterActs,
  workloadRevisions,
  ...Object.values(operationQueries),
  savedViews,
  startQuery,
  recentChanges,
  nodeHeartbeat,
];

/** Every page and route of the built app and who may open it. One that is missing here fails a test. */
export const routes: readonly { readonly path: string; readonly permission: Permission }[] = [
  { path: "/", permission: "lab:read" },
  { path: "/containers", permission: "lab:read" },
  { path: "/api/views", permission: "self:manage" },
  { path: "/api/changes", permission: "lab:read" },
  { path: "/api/heartbeat", permission: "lab:read" },
  { path: "/settings", permission: "self:manage" },
  { path: "/claim", permission: "public" },
  { path: "/sign-in", permission: "public" },
  { path: "/api/health", permission: "public" },
  { path: "/api/stream", permission: "lab:read" },
  { path: "/api/stream/[id]/subscriptions", permission: "lab:read" },
  { path: "/settings/engines", permission: "engines:manage" },
  { path: "/settings/clusters", permission: "clusters:manage" },
  { path: "/settings/users", permission: "users:manage" },
  { path: "/settings/sessions", permission: "self:manage" },
  { path: "/api/containers/[engineId]/[name]", permission: "lab:read" },
  { path: "/network", permission: "lab:read" },
  { path: "/operations", permission: "lab:read" },
  { path: "/operations/[id]", permission: "lab:read" },
  { path: "/hosts", permission: "lab:read" },
  { path: "/welcome", permission: "inventory:edit" },
  { path: "/api/containers/[engineId]/[name]/redeploy-plan", permission: "containers:control" },
  { path: "/api/containers/[engineId]/[name]/operations", permission: "lab:read" },
  { path: "/api/workloads/[clusterId]/[kind]/[namespace]/[name]/acts", permission: "workloads:control" },
  { path: "/api/clusters/[clusterId]/acts", permission: "workloads:control" },
  { path: "/api/workloads/[clusterId]/[kind]/[namespace]/[name]/operations", permission: "lab:read" },
  { path: "/api/workloads/[clusterId]/[kind]/[namespace]/[name]", permission: "lab:read" },
  { path: "/api/workloads/[clusterId]/[kind]/[namespace]/[name]/events", permission: "lab:read" },
  { path: "/api/workloads/[clusterId]/[kind]/[namespace]/[name]/usage", permission: "lab:read" },
  { path: "/api/workloads/[clusterId]/[kind]/[namespace]/[name]/yaml", permission: "workloads:control" },
  { path: "/api/workloads/[clusterId]/[kind]/[namespace]/[name]/revisions", permission: "lab:read" },
];
