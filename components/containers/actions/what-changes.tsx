import { Badge } from "@/components/ui/badge";
import type { RedeployPreview } from "@/lib/domain/redeploy/preview";
import { plural } from "@/lib/domain/words/wording";
import { DialogPart } from "./dialog-part";

/** From which image to which, what of the configuration the image itself changes, and what stays. */
export function WhatChanges({ preview, pull }: { preview: RedeployPreview; pull: boolean }) {
  const { image, difference, kept } = preview;
  const brings = pull && image.kind !== "id";
  const isSame = image.hereId === image.fromId;
  return (
    <DialogPart
      title="What changes"
      aside={difference.length === 0 ? "image" : `image, ${plural(difference.length, "setting")}`}
    >
      <dl className="grid grid-cols-[44px_minmax(0,1fr)] gap-y-1 rounded-2 border px-3 py-2 [&_dt]:text-text-muted">
        <dt>From</dt>
        <dd className="flex flex-wrap gap-x-3">
          <b className="font-semibold wrap-anywhere">{image.ref}</b> <Digest id={image.fromId} />
        </dd>
        <dt className="border-t pt-1">To</dt>
        <dd className="flex flex-wrap gap-x-3 border-t pt-1">
          <b className="font-semibold wrap-anywhere">{image.ref}</b>
          {brings ? (
            <span className="text-text-muted">as the registry has it now</span>
          ) : image.hereId ? (
            <>
              <Digest id={image.hereId} /> {isSame ? <Badge>the one that runs</Badge> : null}
            </>
          ) : (
            <span className="text-text-muted">not on the engine</span>
          )}
        </dd>
      </dl>
      {difference.length > 0 ? (
        <table className="mt-2 w-full border-collapse rounded-2 border font-mono text-label">
          <caption className="sr-only">Settings that the image on the engine changes</caption>
          <tbody>
            {difference.map(({ field, from, to }) => (
              <tr key={field} className="border-b last:border-b-0">
                <th scope="row" className="px-2 py-1 text-left font-normal wrap-anywhere">
                  {field}
                </th>
                <td className="px-2 py-1 text-text-muted line-through wrap-anywhere">{from ?? ""}</td>
                <td className="bg-accent-bg px-2 py-1 wrap-anywhere">{to ?? "not set any more"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {preview.stack ? (
        <p className="mt-2 text-label text-text-muted">
          <b className="font-medium text-text">Route:</b> a copy of the container as it is. It belongs to stack{" "}
          {preview.stack}, whose files are not read here: its labels are kept, but changes made in those files since are
          not in it.
        </p>
      ) : null}
      <p className="mt-2 text-label text-text-muted">
        <b className="font-medium text-text">Unchanged:</b> {keptWords(kept)}.
      </p>
    </DialogPart>
  );
}

/** What there is none of is left out. */
const keptWords = ({ ports, networks, mounts, environment, restartPolicy }: RedeployPreview["kept"]): string =>
  [
    ports > 0 ? plural(ports, "port") : "",
    networks > 0 ? plural(networks, "network") : "",
    mounts > 0 ? plural(mounts, "mount") : "",
    environment > 0 ? plural(environment, "environment value") : "",
    `restart policy ${restartPolicy}`,
  ]
    .filter(Boolean)
    .join(", ");

const Digest = ({ id }: { id: string }) => (
  <span className="font-mono text-label leading-5">{id.replace(/^sha256:/, "").slice(0, 12)}</span>
);
