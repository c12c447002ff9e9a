import type { Controller } from "../cluster.ts";
import { runKubelets } from "../node/kubelet.ts";
import { runAutoscalers } from "./autoscaler.ts";
import { runBudgets } from "./budgets.ts";
import { collect } from "./collect.ts";
import { runCronJobs } from "./cron-job.ts";
import { runDaemonSets } from "./daemon-set.ts";
import { runDeployments } from "./deployment.ts";
import { runEndpoints } from "./endpoints.ts";
import { runJobs } from "./job.ts";
import { runNodes } from "./nodes.ts";
import { runReplicaSets } from "./replica-set.ts";
import { runScheduler } from "./scheduler.ts";
import { runStatefulSets } from "./stateful-set.ts";
import { runVolumes } from "./volumes.ts";

/** All that a cluster does by itself. */
export const controllers: readonly Controller[] = [
  collect,
  runNodes,
  runAutoscalers,
  runCronJobs,
  runJobs,
  runDeployments,
  runReplicaSets,
  runStatefulSets,
  runDaemonSets,
  runScheduler,
  runVolumes,
  runKubelets,
  runEndpoints,
  runBudgets,
];
