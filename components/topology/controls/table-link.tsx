"use client";

import { Table2 } from "lucide-react";
import Link from "next/link";
import { formatLabView } from "@/components/shell/lab-url";
import { useLabView } from "@/components/shell/use-lab-view";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";

/** The map's twin, with the same filter and selection. */
export function TableLink() {
  const view = useLabView();
  return (
    <Button variant="ghost" size="small" className="max-md:hidden" asChild>
      <Link href={`/containers${formatLabView({ ...view, asMap: false })}`} prefetch={false}>
        <Table2 className="size-3.5" aria-hidden />
        Table <Kbd>t</Kbd>
      </Link>
    </Button>
  );
}
