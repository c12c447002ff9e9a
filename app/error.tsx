"use client";

import { WholePage } from "@/components/shell/whole-page";
import { Button } from "@/components/ui/button";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <WholePage
      title="This page could not be shown"
      action={
        <Button variant="primary" onClick={reset}>
          Try again
        </Button>
      }
    >
      Something failed that Bulkhead did not foresee. Nothing in your lab was changed by it.{" "}
      {error.digest ? `The server's log says more under ${error.digest}.` : "This browser's console says more."}
    </WholePage>
  );
}
