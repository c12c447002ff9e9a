import type { DependentContainer, RedeployPreview } from "@/lib/domain/redeploy/preview";
import { isCertain } from "@/lib/domain/topology/reach";

const why: Readonly<Record<DependentContainer["how"], string>> = {
  namespace: "lives in its namespace",
  "depends-on": "depends on it",
};

/** Who is without it meanwhile, as far as the lab's own relations tell. */
export function TakesDown({ preview: { takesDown } }: { preview: RedeployPreview }) {
  const certain = takesDown.filter(isCertain);
  const possible = takesDown.filter((each) => !isCertain(each));
  return (
    <section className="border-l bg-surface-sunken px-5.5 py-3.5 max-sm:border-t max-sm:border-l-0">
      <h3 className="mb-2 type-strong">What it takes down</h3>
      {takesDown.length === 0 ? (
        <p className="text-label text-text-muted">
          Nothing else, as far as is known: no other container shares its namespace or depends on it.
        </p>
      ) : null}
      <Group title="Certain" rows={certain} />
      <Group title="Possible" rows={possible} />
    </section>
  );
}

function Group({ title, rows }: { title: string; rows: readonly DependentContainer[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h4 className="mt-2 mb-1 type-label font-semibold">{title}</h4>
      <ul>
        {rows.map(({ nodeId, name, how }) => (
          <li key={`${nodeId} ${how}`} className="border-t py-1 text-label">
            <b className="font-medium wrap-anywhere">{name}</b>
            <span className="block text-text-muted">{why[how]}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
