"use client";

import { FoldedPart } from "@/components/containers/inspector/part";
import { HealthMark } from "@/components/health/health-mark";
import type { Tier } from "@/lib/domain/health";
import { claimWords, volumeWords } from "@/lib/domain/words/template-words";
import type { ClaimPart, VolumePart } from "@/lib/domain/workload-detail/model";

const claimTiers: Readonly<Record<ClaimPart["phase"], Tier>> = {
  Bound: "ok",
  Pending: "warning",
  Lost: "failed",
  missing: "failed",
  unknown: "unknown",
};

/** What its pods keep things in, each claim with how it is; open from the start where one is not as it should be. */
export function Volumes({ volumes }: { volumes: readonly VolumePart[] }) {
  const isTroubled = volumes.some(({ claims }) => claims.some(({ phase }) => claimTiers[phase] !== "ok"));
  return (
    <FoldedPart title="Volumes" count={volumes.length} open={isTroubled}>
      <ul className="flex flex-col gap-1.5 text-label">
        {volumes.map((volume) => (
          <li key={volume.name} className="wrap-anywhere">
            <code>{volume.name}</code> <span className="text-text-muted">{volumeWords(volume)}</span>
            {volume.claims.length > 0 ? (
              <ul>
                {volume.claims.map((claim) => (
                  <li key={claim.name} className="grid grid-cols-[12px_minmax(0,1fr)] gap-x-2">
                    <HealthMark tier={claimTiers[claim.phase]} className="mt-1" />
                    <span>
                      {claim.name} <span className="text-text-muted">{claimWords(claim)}</span>
                    </span>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
    </FoldedPart>
  );
}
