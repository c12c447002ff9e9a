/** Names and addresses that a machine reads, each on its line; long ones break where they must. */
export function CodeList({ items }: { items: readonly string[] }) {
  return (
    <ul className="flex flex-col gap-1 font-mono text-label">
      {items.map((item) => (
        <li key={item} className="wrap-anywhere">
          {item}
        </li>
      ))}
    </ul>
  );
}
