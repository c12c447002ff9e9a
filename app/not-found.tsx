import Link from "next/link";

export default function NotFound() {
  return (
    <main className="grid min-h-full place-items-center p-8">
      <div className="max-w-sm text-center">
        <h1 className="type-display">There is nothing here</h1>
        <p className="mt-2 text-text-muted">
          The address leads to no page of this panel. The thing it named may be gone, or the address is mistyped.
        </p>
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
