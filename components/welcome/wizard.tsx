"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { FoundStep } from "@/components/welcome/found-step";
import { HostsStep } from "@/components/welcome/hosts-step";
import type { SetUpData } from "@/components/welcome/set-up-data";
import { StepBar } from "@/components/welcome/step-bar";
import { ZonesStep } from "@/components/welcome/zones-step";

const steps = ["What was found", "Zones", "Hosts"];

/** The first run: what was found, which zones there are, which machine each engine runs on. Each step can be skipped. */
export function Wizard({ data }: { data: SetUpData }) {
  const router = useRouter();
  const [step, setStep] = useState(0);
  const frame = useRef<HTMLElement>(null);
  // The button that led here is gone, and the focus with it.
  useEffect(() => {
    if (step > 0) frame.current?.querySelector("h1")?.focus();
  }, [step]);
  const next = () => {
    if (step + 1 < steps.length) setStep(step + 1);
    else router.push("/");
  };
  return (
    <div className="mx-auto w-full max-w-220 px-6 py-8 max-md:px-3 max-md:py-4">
      <section
        ref={frame}
        aria-label="Set up the lab"
        className="border border-wall bg-surface p-1.5 shadow-[inset_0_0_0_5px_color-mix(in_oklab,var(--wall)_34%,var(--bg)),inset_0_0_0_6px_var(--wall)]"
      >
        <div className="flex flex-col gap-5 px-8 py-7 max-md:px-4 max-md:py-5">
          <StepBar steps={steps} current={step} />
          {step === 0 ? <FoundStep engines={data.engines} clusters={data.clusters} onNext={next} /> : null}
          {step === 1 ? <ZonesStep data={data} onNext={next} /> : null}
          {step === 2 ? <HostsStep data={data} onNext={next} /> : null}
        </div>
      </section>
    </div>
  );
}
