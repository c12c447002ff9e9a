import "server-only";
import type { ClusterKind } from "@/lib/domain/cluster-report";
import { cronJob } from "./cron-job";
import { daemonSet } from "./daemon-set";
import { deployment } from "./deployment";
import { endpointSlice } from "./endpoint-slice";
import { event } from "./event";
import { horizontalPodAutoscaler } from "./horizontal-pod-autoscaler";
import { ingress } from "./ingress";
import { job } from "./job";
import type { KindSource } from "./kind";
import { namespace } from "./namespace";
import { networkPolicy } from "./network-policy";
import { node } from "./node";
import { persistentVolume } from "./persistent-volume";
import { persistentVolumeClaim } from "./persistent-volume-claim";
import { pod } from "./pod";
import { podDisruptionBudget } from "./pod-disruption-budget";
import { replicaSet } from "./replica-set";
import { service } from "./service";
import { statefulSet } from "./stateful-set";
import { storageClass } from "./storage-class";

/** Every kind that is watched, each with its rights: what the observe role must grant is read from here. */
export const kindSources: { readonly [K in ClusterKind]: KindSource<K> } = {
  Node: node,
  Namespace: namespace,
  Pod: pod,
  Deployment: deployment,
  ReplicaSet: replicaSet,
  StatefulSet: statefulSet,
  DaemonSet: daemonSet,
  Job: job,
  CronJob: cronJob,
  Service: service,
  EndpointSlice: endpointSlice,
  Ingress: ingress,
  NetworkPolicy: networkPolicy,
  PersistentVolumeClaim: persistentVolumeClaim,
  PersistentVolume: persistentVolume,
  StorageClass: storageClass,
  HorizontalPodAutoscaler: horizontalPodAutoscaler,
  PodDisruptionBudget: podDisruptionBudget,
  Event: event,
};
