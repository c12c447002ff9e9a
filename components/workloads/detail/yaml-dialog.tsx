"use client";

import { Copy, Download, RotateCw } from "lucide-react";
import { useState } from "react";
import { askAbout } from "@/components/containers/ask-about";
import { copy } from "@/components/containers/select/copy-link";
import { useWords } from "@/components/health/use-words";
import type { Question } from "@/components/live/keep-asking";
import { useTold } from "@/components/live/use-told";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { saveFile, textFile } from "@/components/ui/save-file";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Spinner } from "@/components/ui/spinner";
import { toast } from "@/components/ui/toast";
import type { WorkloadNode } from "@/lib/domain/topology/cluster-nodes";

interface Manifest {
  readonly yaml: string;
  /** Epoch ms, panel's clock. */
  readonly at: number;
}

const manifest: Question<Manifest> = {
  ask: (nodeId, signal) => askAbout(nodeId, "/yaml", "The panel does not answer, so it can't be read.", signal),
  // What stands there is what was read: it doesn't change under whoever reads or copies it.
  changes: () => undefined,
  collectMs: 0,
};

/** The object as the cluster stores it, read when somebody opens it: to be looked at, copied and kept as a file. */
export function YamlDialog({ node }: { node: WorkloadNode }) {
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button size="small">View YAML</Button>
      </DialogTrigger>
      <DialogContent className="w-[min(900px,calc(100vw-24px))]">
        <DialogHeader>
          <DialogTitle>
            {node.workloadKind} {node.name}
          </DialogTitle>
          <DialogDescription>
            As the cluster stores it. Values of variables, and whatever looks like a secret, are masked.
          </DialogDescription>
        </DialogHeader>
        <Text node={node} />
      </DialogContent>
    </Dialog>
  );
}

function Text({ node }: { node: WorkloadNode }) {
  const words = useWords();
  // Asked once more it is another question: the text and the focus stay where they are until it is answered.
  const [question, setQuestion] = useState(manifest);
  const { data, failure } = useTold(node.id, question);
  const copyAll = async (yaml: string) =>
    toast((await copy(yaml)) ? "YAML copied." : "The browser lets nothing be copied here. Download it instead.");
  return (
    <>
      {failure ? (
        <div className="px-6 py-4">
          <Alert tone="warning" role="alert">
            {failure.message}
          </Alert>
        </div>
      ) : null}
      {data ? (
        <ScrollRegion
          aria-label={`YAML of ${node.name}`}
          className="min-h-0 flex-1 overflow-auto bg-surface-sunken px-6 py-3 -outline-offset-2"
        >
          <pre className="font-mono text-label">{data.yaml}</pre>
        </ScrollRegion>
      ) : null}
      {data || failure ? null : (
        <div className="px-6 py-4">
          <Spinner label="Reading it from the cluster" />
        </div>
      )}
      <DialogFooter className="items-center">
        {data ? <span className="mr-auto text-label text-text-muted">Read {words.moment(data.at)}</span> : null}
        <Button onClick={() => setQuestion({ ...manifest })}>
          <RotateCw className="size-3.5" aria-hidden />
          Read again
        </Button>
        {data ? (
          <>
            <Button onClick={() => void copyAll(data.yaml)}>
              <Copy className="size-3.5" aria-hidden />
              Copy
            </Button>
            <Button
              onClick={() =>
                saveFile(textFile(data.yaml, "application/yaml"), `${node.workloadKind}-${node.name}.yaml`)
              }
            >
              <Download className="size-3.5" aria-hidden />
              Download
            </Button>
          </>
        ) : null}
      </DialogFooter>
    </>
  );
}
