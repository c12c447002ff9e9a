import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ClaimForm } from "@/components/auth/claim-form";
import { Hull } from "@/components/auth/hull";
import { LogHint } from "@/components/auth/log-hint";
import { LocalTime } from "@/components/ui/local-time";
import { passwordMin } from "@/lib/domain/password";
import { readEntrance } from "@/lib/server/auth/entrance";

export const metadata: Metadata = { title: "Claim this panel" };

export default async function ClaimPage() {
  const { isClaimed, codeEndsAt, isContainer } = await readEntrance();
  if (isClaimed) redirect("/sign-in");
  return (
    <Hull className="max-w-125">
      <h1 className="mb-1.5 type-display">Claim this panel</h1>
      <p className="mb-5.5 text-[13.5px] text-text-muted">
        Nobody owns it yet. A code in the server's own log proves that you run the server. It works once
        {codeEndsAt && (
          <>
            {" "}
            and ends at <LocalTime at={codeEndsAt} format="clock" />
          </>
        )}
        .{isContainer ? "" : " It stands in the terminal that runs the panel."}
      </p>
      {isContainer && <LogHint command="docker logs bulkhead" />}
      <ClaimForm passwordMin={passwordMin} />
      <p className="mt-4.5 text-[12.5px] text-text-muted">
        There is no default password. Until it is claimed, this page is all the panel answers.
      </p>
    </Hull>
  );
}
