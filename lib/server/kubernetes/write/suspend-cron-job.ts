import "server-only";
import { asSeen, defineAct, patches } from "./act";

const rights = { CronJob: patches("cronjobs", "batch") };

export const suspendCronJob = defineAct<"cron-suspend">(rights, (_change, object) => ({
  method: "PATCH",
  body: { metadata: asSeen(object), spec: { suspend: true } },
}));

export const resumeCronJob = defineAct<"cron-resume">(rights, (_change, object) => ({
  method: "PATCH",
  body: { metadata: asSeen(object), spec: { suspend: false } },
}));
