/** A hull in plan: one bulkhead, one door, one lit compartment. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg width="26" height="26" viewBox="0 0 26 26" fill="none" role="img" aria-label="Bulkhead" className={className}>
      <rect x="2" y="3" width="22" height="20" stroke="currentColor" strokeWidth="2" />
      <path d="M11 3v7M11 16v7M11 13h13" stroke="currentColor" strokeWidth="2" />
      <rect x="16" y="17" width="4" height="3" fill="var(--accent)" />
    </svg>
  );
}
