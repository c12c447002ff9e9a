"use client";

import { Container, Plug } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import type { FoundEngine } from "@/components/welcome/set-up-data";
import { Step } from "@/components/welcome/step";
import { sourceStateWords } from "@/lib/domain/words/source-words";
import { plural } from "@/lib/domain/words/wording";

/** The engines that answer, and what they say about their machines. It looks again whenever one of them changes. */
export function FoundStep({ engines, onNext }: { engines: readonly FoundEngine[]; onNext: () => void }) {
  useRefreshWithSources();
  return (
    <Step
      title="Welcome aboard"
      lead={
        engines.length === 0
          ? "The map draws containers behind the walls of their zones. First it needs an engine to look at."
          : "This is what the panel found by itself. From it come the zones and hosts that the next steps propose."
      }
      footer={
        <>
          <Button variant="ghost" asChild>
            <Link href="/">Skip all and open the map</Link>
          </Button>
          <Button variant={engines.length === 0 ? "default" : "primary"} onClick={onNext}>
            Go on to zones
          </Button>
        </>
      }
    >
      {engines.length === 0 ? (
        <div className="border border-dashed">
          <Empty
            icon={<Plug aria-hidden />}
            title="No engine is connected"
            action={
              <Button asChild variant="primary">
                <Link href="/settings/engines">Connect an engine</Link>
              </Button>
            }
          >
            No Docker socket was found on this machine. Zones and hosts can be set up all the same.
          </Empty>
        </div>
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(320px,100%),1fr))] gap-3">
          {engines.map((engine) => (
            <EngineCard key={engine.engineId} engine={engine} />
          ))}
        </ul>
      )}
    </Step>
  );
}

function EngineCard({ engine }: { engine: FoundEngine }) {
  const { say } = useWords();
  const { status } = engine;
  return (
    <li className="flex min-w-0 flex-col gap-2 rounded-1 border bg-surface-sunken p-3">
      <div className="flex min-w-0 items-center gap-2">
        <Container className="size-4 shrink-0 text-text-muted" aria-hidden />
        <span className="truncate font-semibold">{engine.name}</span>
        <span className="truncate text-label text-text-muted">{status.version}</span>
        <Badge
          className="ml-auto"
          tone={status.state === "live" ? "ok" : status.state === "down" ? "failed" : "default"}
        >
          {sourceStateWords[status.state]}
        </Badge>
      </div>
      {status.reason ? <p className="text-label text-text-muted">{say(status.reason)}</p> : null}
      {status.version ? (
        <p className="text-label text-text-muted">
          {plural(engine.containers, "container")}, {plural(engine.networks, "network")}
        </p>
      ) : null}
      <ul className="flex flex-col gap-1 text-label">
        {engine.addresses.map(({ ip, interfaceName, defaultRoute }) => (
          <li key={ip} className="flex flex-wrap gap-x-2">
            <span className="font-mono">{ip}</span>
            <span className="text-text-muted">
              {interfaceName}
              {defaultRoute ? ", default route" : ""}
            </span>
          </li>
        ))}
        {engine.wires.map(({ name, cidr, parent }) => (
          <li key={`${name} ${cidr}`} className="flex flex-wrap gap-x-2">
            <span className="font-mono">{cidr}</span>
            <span className="text-text-muted">
              network {name}
              {parent ? ` on ${parent}` : ""}
            </span>
          </li>
        ))}
        {engine.addresses.length === 0 && engine.wires.length === 0 && status.version ? (
          <li className="text-text-muted">Its machine's addresses are not known. You can enter them in step 3.</li>
        ) : null}
      </ul>
    </li>
  );
}

function useRefreshWithSources() {
  const router = useRouter();
  const states = useLab((lab) => [...lab.sources.values()].map(({ id, state }) => `${id} ${state}`).join());
  useEffect(() => {
    if (states !== "") router.refresh();
  }, [router, states]);
}
