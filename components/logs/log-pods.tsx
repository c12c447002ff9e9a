import { memo } from "react";
import { cn } from "@/components/ui/cn";
import { podLogsAtOnce, podsAtOnce } from "@/lib/domain/logs/limits";
import type { LogAbout, LoggedPod } from "@/lib/domain/stream";
import { plural } from "@/lib/domain/words/wording";
import type { PodLook } from "./pod-looks";

const stateWords: Readonly<Record<LoggedPod["state"], string>> = {
  waiting: "waits",
  following: "",
  ended: "ended",
  failed: "can't be read",
};
/** Beyond these only how many more there are is said. */
const shownSentences = 3;

/** The pods of a log: what each is called in it, and why there is nothing to read of one. Lines alone draw it not anew. */
export const LogPods = memo(function LogPods({
  about,
  looks,
}: {
  about: LogAbout;
  looks: ReadonlyMap<string, PodLook>;
}) {
  const { pods, leftOut } = about;
  const said = pods
    .filter(({ why }) => why !== "")
    .map(({ name, why }) => (pods.length === 1 || why.includes(name) ? why : `${name}: ${why}`));
  // A pod that is gone and the one that has its name now say the same once.
  const sentences = [...new Set(said)];
  const more = sentences.length - shownSentences;
  return (
    <div className="flex flex-col gap-1 text-caption">
      {pods.length > 1 ? (
        <ul aria-label="Pods of this log" className="flex flex-wrap gap-x-3 gap-y-0.5">
          {pods.map(({ uid, name, state }) => (
            <li key={uid} title={name} className="flex items-center gap-1">
              <Hue look={looks.get(name)} />
              <span className="font-mono">{looks.get(name)?.label ?? name}</span>
              {stateWords[state] === "" ? null : <span className="text-text-muted">{stateWords[state]}</span>}
            </li>
          ))}
        </ul>
      ) : null}
      <div role="status" className="text-text-muted wrap-anywhere">
        {sentences.slice(0, shownSentences).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {more > 0 ? <p>The same or the like of {plural(more, "more pod")}.</p> : null}
        {leftOut > 0 ? (
          <p>
            {plural(leftOut, "pod")} left out: {podsAtOnce} of a workload are read at once, and {podLogsAtOnce} of a
            cluster.
          </p>
        ) : null}
      </div>
    </div>
  );
});

const Hue = ({ look }: { look: PodLook | undefined }) => (
  <span className={cn(look?.hue ?? "zone-0", "h-2.5 w-1.25 flex-none bg-(--zl)")} aria-hidden />
);
