"use client";

import { useEffect, useRef, useState } from "react";
import { useWords } from "@/components/health/use-words";
import { drawnKinds } from "@/components/shell/edge-view";
import { useLabView } from "@/components/shell/use-lab-view";
import { viewNow } from "@/components/topology/camera/view";
import { copyViewLink } from "@/components/topology/export/copy-view-link";
import { makePicture } from "@/components/topology/export/make-picture";
import { fileName, type PictureWish, planPicture, planWords } from "@/components/topology/export/plan-picture";
import { useMap } from "@/components/topology/map-store";
import type { Lens } from "@/components/topology/scene/squeeze";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { saveFile } from "@/components/ui/save-file";
import { Segmented } from "@/components/ui/segmented";
import { toast } from "@/components/ui/toast";

const whatWords = [
  { value: "map", label: "The whole map" },
  { value: "view", label: "What is on the screen" },
] as const;
const formatWords = [
  { value: "png", label: "PNG" },
  { value: "svg", label: "SVG" },
] as const;

/** A file of the map, or a link to what is on the screen. */
export function ExportDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onOpenChange={(next) => next || onClose()}>
      {open ? <Choice onClose={onClose} /> : null}
    </Dialog>
  );
}

function Choice({ onClose }: { onClose: () => void }) {
  const [wish, setWish] = useState<PictureWish>({ what: "map", format: "png" });
  const { share, problem, run } = usePicture(onClose);
  const lens = viewNow();
  const map = useMap.getState();
  const plan = planPicture(wish, map.geometry?.size ?? { w: 0, h: 0 }, { lens, ...map });
  const isAtWork = share !== null;
  return (
    <DialogContent>
      <DialogHeader>
        <DialogTitle>Export the map</DialogTitle>
        <DialogDescription>
          As it looks now, in this theme: what is selected, filtered or faded stays so.
        </DialogDescription>
      </DialogHeader>
      <DialogBody className="flex flex-col items-start gap-3">
        {problem === null ? null : (
          <Alert tone="failed" role="alert">
            {problem}
          </Alert>
        )}
        <Segmented label="What" value={wish.what} options={whatWords} onChange={(what) => setWish({ ...wish, what })} />
        <Segmented
          label="Format"
          value={wish.format}
          options={formatWords}
          onChange={(format) => setWish({ ...wish, format })}
        />
        <p className="text-label text-text-muted">
          {wish.format === "svg" ? "Its text stays text, and it is sharp at any size. " : ""}
          {planWords(plan)}
        </p>
        {isAtWork ? <Progress share={share} /> : null}
      </DialogBody>
      <DialogFooter>
        <Button className="mr-auto" onClick={() => [onClose(), void copyViewLink(lens)]}>
          Copy link to this view
        </Button>
        <Button variant="primary" disabled={isAtWork} onClick={() => run(wish, lens)}>
          Export
        </Button>
      </DialogFooter>
    </DialogContent>
  );
}

function usePicture(onDone: () => void) {
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const words = useWords();
  const { edges, preset } = useLabView();
  const work = useRef<AbortController | null>(null);
  useEffect(() => () => work.current?.abort(), []);
  const run = async (wish: PictureWish, lens: Lens) => {
    const abort = new AbortController();
    work.current = abort;
    const { signal } = abort;
    setProblem(null);
    setShare(0);
    const name = fileName(wish.format, new Date());
    try {
      const title = `Bulkhead map, ${name.slice("bulkhead-map-".length, -".png".length)}`;
      const made = await makePicture(
        { wish, lens, words, edges: drawnKinds(preset, edges), title },
        { signal, onProgress: setShare },
      );
      if (made) {
        saveFile(made.file, name);
        toast(`${name} is saved. ${made.plan.tooLarge ? planWords(made.plan) : ""}`.trim(), { tone: "ok" });
        onDone();
      } else setProblem(noRoom(wish));
    } catch {
      if (!signal.aborted) setProblem(noRoom(wish));
    } finally {
      if (!signal.aborted) setShare(null);
    }
  };
  return { share, problem, run: (...args: Parameters<typeof run>) => void run(...args) };
}

const noRoom = ({ what, format }: PictureWish): string =>
  `The picture could not be made: the browser gave no memory for it. ${
    what === "map" ? "Export what is on the screen instead" : "Make the window smaller"
  }${format === "png" ? ", or an SVG." : "."}`;

/** Only what takes longer than a second is worth a bar. */
function Progress({ share }: { share: number }) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 1000);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  const text = share < 0.8 ? `Drawing, ${Math.round(share * 100)} %` : "Writing the file";
  return (
    <div role="status" className="flex w-full items-center gap-3 text-label text-text-muted">
      <progress className="h-1.5 flex-1 accent-accent" value={share} max={1} aria-label="Export" />
      {text}
    </div>
  );
}
