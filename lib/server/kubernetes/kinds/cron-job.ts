import "server-only";
import { flag, list, record, text, time } from "@/lib/server/sources/read";
import { defineKind } from "./kind";
import { toTemplate } from "./template";
import { secondsMs } from "./values";

const right = { group: "batch", version: "v1", resource: "cronjobs" };

export const cronJob = defineKind("CronJob", right, (json, meta, share) => {
  const [spec, status] = [record(json.spec), record(json.status)];
  const { template } = record(record(spec.jobTemplate).spec);
  return {
    ...meta,
    schedule: text(spec.schedule, 256),
    timeZone: text(spec.timeZone, 128),
    suspended: flag(spec.suspend),
    startingDeadlineMs:
      typeof spec.startingDeadlineSeconds === "number" ? secondsMs(spec.startingDeadlineSeconds, 0) : null,
    active: list(status.active, 100).map((entry) => text(record(entry).name, 512)),
    lastScheduledAt: time(status.lastScheduleTime),
    lastSucceededAt: time(status.lastSuccessfulTime),
    template: toTemplate(record(template), share),
  };
});
