"use client";

import { Button } from "@/components/ui/button";
import { Field, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { renameCluster } from "@/lib/actions/clusters";
import { FormDialog } from "../form-dialog";
import type { ShownCluster } from "./shown-cluster";

export function RenameCluster({ cluster }: { cluster: ShownCluster }) {
  return (
    <FormDialog
      trigger={
        <Button size="small" variant="line" aria-label={`Rename ${cluster.name}`}>
          Rename
        </Button>
      }
      title={`Rename ${cluster.name}`}
      action="Rename"
      done="The cluster has its new name."
      send={(input) => renameCluster({ ...input, clusterId: cluster.id })}
    >
      {(errors) => (
        <Field error={errors.name}>
          <FieldLabel>Name</FieldLabel>
          <Input name="name" defaultValue={cluster.name} autoComplete="off" spellCheck={false} />
        </Field>
      )}
    </FormDialog>
  );
}
