import { Fact, Part } from "@/components/containers/inspector/part";
import { affinityWords } from "@/lib/domain/words/template-words";
import type { TemplateDetail } from "@/lib/domain/workload-detail/model";

/** Where its pods may run, and as whom. */
export function Scheduling({ template }: { template: TemplateDetail }) {
  const { serviceAccount, hostNetwork, nodeSelector, affinities } = template;
  return (
    <Part title="Where its pods may run">
      <dl>
        <Fact name="Nodes">
          {nodeSelector.length === 0 ? (
            "any"
          ) : (
            <>
              those with <code>{nodeSelector.join(", ")}</code>
            </>
          )}
        </Fact>
        {affinities.map((affinity) => (
          <Fact key={affinityWords(affinity)} name="Affinity">
            {affinityWords(affinity)}
          </Fact>
        ))}
        {hostNetwork ? <Fact name="Network">its node's own</Fact> : null}
        <Fact name="Account">{serviceAccount === "" ? "default" : serviceAccount}</Fact>
      </dl>
    </Part>
  );
}
