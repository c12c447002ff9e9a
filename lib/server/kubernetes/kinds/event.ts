import "server-only";
import { record, text, time } from "@/lib/server/sources/read";
import { defineKind } from "./kind";
import { count, oneOf } from "./values";

const right = { group: "", version: "v1", resource: "events" };

/** Recorders of two generations: the older count in `count`, the newer in `series` and leave the old times empty. */
export const event = defineKind(
  "Event",
  right,
  (json, meta) => {
    const [series, about] = [record(json.series), record(json.involvedObject)];
    const firstAt = time(json.firstTimestamp) ?? time(json.eventTime) ?? meta.createdAt;
    return {
      ...meta,
      type: oneOf(json.type, ["Normal", "Warning"], "Normal"),
      reason: text(json.reason, 128),
      message: text(json.message, 1_024),
      count: count(series.count) || count(json.count) || 1,
      firstAt,
      lastAt: time(series.lastObservedTime) ?? time(json.lastTimestamp) ?? firstAt,
      about: {
        kind: text(about.kind, 128),
        namespace: text(about.namespace, 512),
        name: text(about.name, 512),
        uid: text(about.uid, 128),
      },
    };
  },
  { newest: { most: 1_000, age: ({ lastAt }) => lastAt ?? 0 } },
);
