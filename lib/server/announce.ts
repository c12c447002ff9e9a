import "server-only";
import { env } from "./env";

/** What the person who started the panel reads in its log. */
export function announceAddress({ isClaimed }: { isClaimed: boolean }): void {
  console.log(`Bulkhead is at ${panelAddress({ isClaimed })}`);
}

export function announceClaimCode(code: string, endsAt: number): void {
  const time = new Date(endsAt).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  console.log(`Claim it with the code ${code} (works once, until ${time})`);
}

export function announceOneTimeSignIn(token: string): void {
  // After the #: a browser sends that part to nobody, so it stands in no log on the way.
  console.log(`Sign in once with ${panelAddress({ isClaimed: true })}/sign-in#once=${token}`);
}

function panelAddress({ isClaimed }: { isClaimed: boolean }): string {
  const { host, port, isContainer } = env();
  const isEverywhere = host === "0.0.0.0" || host === "::";
  const shown = !isClaimed || isEverywhere || isContainer ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return `http://${shown}:${port}`;
}
