"use client";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="grid min-h-full place-items-center p-8">
      <div className="max-w-sm text-center">
        <h1 className="type-display">This page could not be shown</h1>
        <p className="mt-2 text-text-muted">
          Something failed that Bulkhead did not foresee. Nothing in your lab was changed by it. The server's log says
          more{error.digest ? ` under ${error.digest}` : ""}.
        </p>
        <button
          type="button"
          onClick={reset}
          className="mt-6 inline-flex h-9 items-center rounded-2 bg-accent px-4 font-medium text-on-accent hover:opacity-90"
        >
          Try again
        </button>
      </div>
    </main>
  );
}
