"use client";

import { BrickWall, PlugZap } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { ClusterOption, EngineOption } from "@/components/settings/source-options";
import { useMay } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { Option, OptionList } from "@/components/ui/option-list";
import { Spinner } from "@/components/ui/spinner";

/** Compartments that nothing stands in yet: the ground of every state in which there is no map. */
function Ghosts({ children }: { children: ReactNode }) {
  const ghost =
    "border border-dashed border-border-strong p-1 after:block after:h-full after:border after:border-dashed after:content-['']";
  return (
    <div className="relative h-full overflow-hidden dotted-ground">
      <div className="absolute inset-3.5 grid grid-cols-[27fr_41fr_28fr] grid-rows-[1fr_2fr_1fr] gap-7" aria-hidden>
        <div className={`${ghost} row-span-1`} />
        <div className={`${ghost} row-span-3`} />
        <div className={`${ghost} row-span-2`} />
        <div className={`${ghost} row-span-2`} />
        <div className={`${ghost} row-span-1`} />
      </div>
      <div className="relative grid h-full place-items-center overflow-y-auto p-6">{children}</div>
    </div>
  );
}

function Compartment({ children }: { children: ReactNode }) {
  return (
    <section className="zone-0 w-[min(640px,100%)] border border-wall bg-surface px-9 pt-8 pb-7 shadow-[0_0_0_6px_color-mix(in_oklab,var(--wall)_30%,var(--bg)),0_0_0_7px_var(--wall),var(--shadow-3)] max-md:px-5">
      {children}
    </section>
  );
}

/** Neither an engine nor a cluster is connected. */
export function MapEmpty() {
  const mayEngines = useMay("engines:manage");
  const mayClusters = useMay("clusters:manage");
  const mayDraw = useMay("inventory:edit");
  return (
    <Ghosts>
      <Compartment>
        <h1 className="type-display">Nothing connected yet</h1>
        <p className="mt-1.5 mb-4.5 text-text-muted">
          The map draws itself from what your engines and clusters report.{" "}
          {mayEngines || mayClusters
            ? "Connect one; zones and VLANs can come later."
            : "Somebody with the role of an admin connects the first."}
        </p>
        <OptionList>
          {mayEngines ? (
            <EngineOption
              action={
                <Button variant="primary" asChild>
                  <Link href="/settings/engines">Connect an engine</Link>
                </Button>
              }
            />
          ) : null}
          {mayClusters ? (
            <ClusterOption
              action={
                <Button asChild>
                  <Link href="/settings/clusters">Connect a cluster</Link>
                </Button>
              }
            />
          ) : null}
          {mayDraw ? (
            <Option
              icon={<BrickWall aria-hidden />}
              title="Zones first"
              text="Draw zones, VLANs and subnets by hand; what runs finds its place later."
              action={
                <Button asChild>
                  <Link href="/network">Draw zones by hand</Link>
                </Button>
              }
            />
          ) : null}
        </OptionList>
        <p className="mt-4.5 text-label text-text-muted">
          Connecting reads only. Nothing is changed until you press a button that says so.
        </p>
      </Compartment>
    </Ghosts>
  );
}

export function MapLoading() {
  return (
    <Ghosts>
      <Spinner label="Reading the lab" />
    </Ghosts>
  );
}

/** The panel did not answer before there was anything to show. */
export function MapFailed() {
  const since = useLab((lab) => lab.lostAt);
  const words = useWords();
  return (
    <Ghosts>
      <Compartment>
        <h1 className="type-display flex items-center gap-3">
          <PlugZap className="size-6 text-health-failed" aria-hidden /> The panel does not answer
        </h1>
        <p className="mt-1.5 text-text-muted">
          {since === null ? "It " : `Since ${words.moment(since)} it `}
          could not be reached from this browser. The page keeps trying; look at the machine it runs on if this stays.
        </p>
        <Button className="mt-4.5" onClick={() => window.location.reload()}>
          Try now
        </Button>
      </Compartment>
    </Ghosts>
  );
}
