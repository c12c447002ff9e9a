"use client";

import { BrickWall, Container, PlugZap } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { useMay } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
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

/** No engine connected. */
export function MapEmpty() {
  const mayConnect = useMay("engines:manage");
  const mayDraw = useMay("inventory:edit");
  return (
    <Ghosts>
      <Compartment>
        <h1 className="type-display">No engine connected</h1>
        <p className="mt-1.5 mb-4.5 text-text-muted">
          The map draws itself from what your engines report.{" "}
          {mayConnect
            ? "Connect one; zones and VLANs can come later."
            : "Somebody with the role of an admin connects the first."}
        </p>
        <ul className="divide-y rounded-2 border empty:hidden">
          {mayConnect ? (
            <Option
              icon={<Container />}
              title="Docker, here or on another host"
              text="By its local socket, over SSH, or over TCP with TLS."
              action={
                <Button variant="primary" asChild>
                  <Link href="/settings/engines">Connect an engine</Link>
                </Button>
              }
            />
          ) : null}
          {mayDraw ? (
            <Option
              icon={<BrickWall />}
              title="Zones first"
              text="Draw zones, VLANs and subnets by hand; containers find their place later."
              action={
                <Button asChild>
                  <Link href="/network">Draw zones by hand</Link>
                </Button>
              }
            />
          ) : null}
        </ul>
        <p className="mt-4.5 text-label text-text-muted">
          Connecting reads only. Nothing is changed until you press a button that says so.
        </p>
      </Compartment>
    </Ghosts>
  );
}

function Option({ icon, title, text, action }: { icon: ReactNode; title: string; text: string; action: ReactNode }) {
  return (
    <li className="flex items-center gap-3.5 p-3.5 max-md:flex-wrap [&>svg]:size-5 [&>svg]:shrink-0 [&>svg]:text-text-muted">
      {icon}
      <div className="min-w-0 flex-1">
        <h2 className="type-strong">{title}</h2>
        <p className="text-label text-text-muted">{text}</p>
      </div>
      {action}
    </li>
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
