import type { ReactNode } from "react";
import { Logo } from "@/components/shell/logo";
import { cn } from "@/components/ui/cn";

/** The closed panel: one compartment of a hull, its neighbours running out of sight, one door. */
export function Hull({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div className="grid min-h-full place-items-center overflow-hidden p-4 py-8">
      <div className={cn("relative w-full", className)}>
        <Neighbours />
        <div className={cn(wall, "inset-0 after:bg-surface")} />
        <div
          aria-hidden
          className="absolute bottom-[86px] left-[calc(100%-6px)] z-1 h-16 w-[34px] border-y-2 border-wall bg-surface max-sm:hidden"
        />
        <main className="relative px-[46px] py-10 max-sm:px-7">
          <p className="mb-6.5 flex items-center gap-2.5 type-title">
            <Logo />
            Bulkhead
          </p>
          {children}
        </main>
      </div>
    </div>
  );
}

const wall =
  "absolute border border-wall bg-[color-mix(in_oklab,var(--wall)_30%,var(--bg))] after:absolute after:inset-[5px] after:border after:border-wall";

/** Far larger than any window: only their near walls are seen. */
const neighbours = [
  "-top-[2000px] right-[calc(100%+22px)] h-[2140px] w-[2000px]",
  "top-[162px] right-[calc(100%+22px)] h-[3000px] w-[2000px]",
  "bottom-[calc(100%+22px)] left-0 h-[2000px] w-[59%]",
  "bottom-[calc(100%+22px)] right-0 left-[calc(59%+22px)] h-[2000px]",
  "-top-[2000px] left-[calc(100%+22px)] h-[2260px] w-[330px]",
  "top-[282px] left-[calc(100%+22px)] h-[3000px] w-[330px]",
  "-top-[2000px] left-[calc(100%+374px)] h-[2110px] w-[2000px]",
  "top-[132px] left-[calc(100%+374px)] h-[3000px] w-[2000px]",
  "top-[calc(100%+22px)] left-0 h-[2000px] w-[38%]",
  "top-[calc(100%+22px)] right-0 left-[calc(38%+22px)] h-[2000px]",
];

function Neighbours() {
  return (
    <div aria-hidden className="opacity-45">
      {neighbours.map((place) => (
        <div key={place} className={cn(wall, place, "after:bg-bg")} />
      ))}
    </div>
  );
}
