"use client";

import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Fact, Part } from "@/components/containers/inspector/part";
import {
  containerPortWords,
  envWords,
  probeName,
  probeWords,
  resourceWords,
  volumeWords,
} from "@/lib/domain/words/template-words";
import type { ContainerPart, EnvPart, VolumePart } from "@/lib/domain/workload-detail/model";

/** As many stand open one under the other; of more than these only the names. */
const mostOpen = 2;

/** What each container of a pod is started with: what it asks for, answers on, is looked after by and is given. */
export function Containers({
  containers,
  volumes,
}: {
  containers: readonly ContainerPart[];
  volumes: readonly VolumePart[];
}) {
  if (containers.length === 0) return null;
  const hasOne = containers.length === 1;
  // One image for all that go on running is told once, above; another one of an init container only here.
  const [told, ...others] = new Set(containers.filter(({ init }) => !init).map(({ imageRef }) => imageRef));
  return (
    <Part title={hasOne ? "Container" : "Containers"} aside={hasOne ? undefined : String(containers.length)}>
      {containers.map((container) => (
        <Fold
          key={container.name}
          open={containers.length <= mostOpen}
          title={
            <>
              <b className="font-medium">{container.name}</b>
              {container.init ? <span className="text-text-muted">init container</span> : null}
            </>
          }
        >
          <Facts container={container} volumes={volumes} showImage={others.length > 0 || container.imageRef !== told} />
        </Fold>
      ))}
    </Part>
  );
}

function Facts({
  container,
  volumes,
  showImage,
}: {
  container: ContainerPart;
  volumes: readonly VolumePart[];
  showImage: boolean;
}) {
  const { imageRef, command, requests, limits, ports, probes, mounts, env } = container;
  return (
    <>
      <dl>
        {showImage ? (
          <Fact name="Image">
            <code>{imageRef}</code>
          </Fact>
        ) : null}
        {command ? (
          <Fact name="Command">
            <code>{command}</code>
          </Fact>
        ) : null}
        <Fact name="Requests">{resourceWords(requests)}</Fact>
        <Fact name="Limits">{resourceWords(limits)}</Fact>
        {ports.map((port) => (
          <Fact key={`${port.proto} ${port.port} ${port.hostPort} ${port.name}`} name="Port">
            {containerPortWords(port)}
          </Fact>
        ))}
        {probes.length === 0 ? <Fact name="Probes">none</Fact> : null}
        {probes.map((probe) => (
          <Fact key={probe.kind} name={probeName(probe)}>
            {probeWords(probe)}
          </Fact>
        ))}
      </dl>
      {mounts.length > 0 ? (
        <Fold title="Mounts" count={mounts.length}>
          <ul className="flex flex-col gap-1 text-label">
            {mounts.map(({ path, volume, readOnly }) => (
              <li key={path} className="wrap-anywhere">
                <code>{path}</code>
                <span className="block text-text-muted">
                  {volume}: {mountWords(volumes.find(({ name }) => name === volume))}
                  {readOnly ? ", read only" : ""}
                </span>
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
      {env.length > 0 ? (
        <Fold title="Environment, names only" count={env.length}>
          <ul className="flex flex-col gap-1 text-label">
            {env.map((each) => (
              <Variable key={`${each.from} ${each.source} ${each.name} ${each.isWhole}`} variable={each} />
            ))}
          </ul>
        </Fold>
      ) : null}
    </>
  );
}

const mountWords = (volume: VolumePart | undefined): string => (volume ? volumeWords(volume) : "not among its volumes");

function Variable({ variable }: { variable: EnvPart }) {
  const { name, isWhole } = variable;
  const from = envWords(variable);
  return (
    <li className="wrap-anywhere">
      {isWhole ? (
        <span>
          All keys of {from}
          {name === "" ? "" : `, with ${name} in front`}
        </span>
      ) : (
        <>
          <code>{name}</code>
          {from === "" ? null : <span className="text-text-muted"> from {from}</span>}
        </>
      )}
    </li>
  );
}

/** A heading that what is under it folds into. */
function Fold({
  title,
  count,
  open = false,
  children,
}: {
  title: ReactNode;
  count?: number;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={open} className="group/fold py-0.5">
      <summary className="flex cursor-pointer list-none items-center gap-1 rounded-1 text-label hover:bg-surface-raised pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          className="size-3.5 shrink-0 text-text-muted transition-transform group-open/fold:rotate-90"
          aria-hidden
        />
        <span className="flex min-w-0 flex-1 flex-wrap gap-x-2">{title}</span>
        {count === undefined ? null : <span className="text-text-muted">{count}</span>}
      </summary>
      <div className="py-1 pl-4.5">{children}</div>
    </details>
  );
}
