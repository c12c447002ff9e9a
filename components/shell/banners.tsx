"use client";

import { CircleAlert, FlaskConical, PlugZap, RefreshCw, ShieldOff } from "lucide-react";
import type { ReactNode } from "react";
import { useLab } from "@/components/live/lab-store";
import { useMinute } from "@/components/shell/use-now";
import { Button } from "@/components/ui/button";
import { momentWords } from "@/lib/domain/words/time-words";

/** What holds for the whole page, above it: each a line, each with its reason. */
export function Banners() {
  const banners = useLab((lab) => lab.banners);
  const outdated = useLab((lab) => lab.outdated);
  return (
    <div className="empty:hidden" data-slot="banners">
      <LostBanner />
      {banners["signed-out"] ? (
        <Banner icon={<ShieldOff />} tone="failed" action={<SignIn />}>
          {banners["signed-out"]}
        </Banner>
      ) : null}
      {banners["read-only"] ? (
        <Banner icon={<CircleAlert />} tone="warning">
          {banners["read-only"]}
        </Banner>
      ) : null}
      {banners.demo ? (
        <Banner icon={<FlaskConical />} tone="note">
          {banners.demo}
        </Banner>
      ) : null}
      {outdated ? (
        <Banner icon={<RefreshCw />} tone="note" action={<Reload />}>
          The panel was updated. This page still runs the version before it.
        </Banner>
      ) : null}
    </div>
  );
}

const SignIn = () => (
  <Button size="small" asChild>
    <a href="/sign-in">Sign in</a>
  </Button>
);

const Reload = () => (
  <Button size="small" onClick={() => window.location.reload()}>
    Reload the page
  </Button>
);

/** The store says `lost` after 5 s of silence: less is a hiccup and nobody's business. */
function LostBanner() {
  const isLost = useLab((lab) => lab.connection === "lost");
  const lostAt = useLab((lab) => lab.lostAt);
  const now = useMinute();
  if (!isLost || now === null) return null;
  return (
    <Banner icon={<PlugZap />} tone="warning">
      {lostAt === null
        ? "The panel does not answer. The page goes on by itself when it does."
        : `Reconnecting, last seen ${momentWords(lostAt, { now })}. What you see is as of then; it goes on by itself.`}
    </Banner>
  );
}

const tones = {
  note: "bg-accent-bg",
  warning: "bg-health-warning-bg [&>svg]:text-health-warning",
  failed: "bg-health-failed-bg [&>svg]:text-health-failed",
};

function Banner({
  icon,
  tone,
  action,
  children,
}: {
  icon: ReactNode;
  tone: keyof typeof tones;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div
      role="status"
      className={`flex min-h-8 items-center gap-2 border-b px-4 py-1 text-label text-text [&>svg]:size-3.5 [&>svg]:shrink-0 ${tones[tone]}`}
    >
      {icon}
      <span className="min-w-0 flex-1">{children}</span>
      {action}
    </div>
  );
}
