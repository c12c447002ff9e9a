import type { ReactNode } from "react";
import { HealthSprite } from "@/components/health/health-mark";
import { Banners } from "@/components/shell/banners";
import { Clock } from "@/components/shell/clock";
import { CommandKeys } from "@/components/shell/command-keys";
import { CommandMenu } from "@/components/shell/command-menu";
import { KeysHelp } from "@/components/shell/keys-help";
import { Logo } from "@/components/shell/logo";
import { PageTitle } from "@/components/shell/page-title";
import { ProblemsButton } from "@/components/shell/problems-button";
import { FootBar, Rail } from "@/components/shell/rail";
import { SourcesState } from "@/components/shell/sources-state";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { Toaster } from "@/components/ui/toast";

/** The frame of every page behind the sign-in: rail, top bar, banners, and the page. */
export function Shell({ account, children }: { account: ReactNode; children: ReactNode }) {
  return (
    <div className="fixed inset-0 grid grid-cols-[var(--rail-w)_minmax(0,1fr)] grid-rows-[var(--top-h)_minmax(0,1fr)] max-md:grid-cols-1 max-md:grid-rows-[56px_minmax(0,1fr)_auto]">
      <HealthSprite />
      <Rail />
      <header className="flex min-w-0 items-center gap-2 border-b bg-surface-sunken pr-3 pl-4">
        <Logo className="md:hidden" />
        <b className="font-semibold whitespace-nowrap max-md:text-[15px]">Home lab</b>
        <span className="flex-1 md:hidden" />
        <CommandMenu />
        <ProblemsButton />
        <SourcesState className="max-md:hidden" />
        <Clock />
        <ThemeSwitch />
        {account}
      </header>
      <div className="flex min-h-0 min-w-0 flex-col">
        <section aria-label="State of the panel">
          <SourcesState className="flex h-auto rounded-none border-x-0 border-t-0 bg-surface-sunken px-4 py-2 md:hidden" />
          <Banners />
        </section>
        <main className="relative min-h-0 flex-1 overflow-y-auto">{children}</main>
      </div>
      <FootBar />
      <Toaster />
      <KeysHelp />
      <PageTitle />
      <CommandKeys />
    </div>
  );
}
