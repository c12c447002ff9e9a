import Link from "next/link";

export default function Forbidden() {
  return (
    <main className="grid min-h-full place-items-center p-8">
      <div className="max-w-sm text-center">
        <h1 className="type-display">Your account may not see this</h1>
        <p className="mt-2 text-text-muted">An admin can change your role in Settings, under Users.</p>
        <Link
          href="/"
          className="mt-6 inline-flex h-9 items-center rounded-2 bg-accent px-4 font-medium text-on-accent hover:opacity-90"
        >
          Go to the map
        </Link>
      </div>
    </main>
  );
}
