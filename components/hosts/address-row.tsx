"use client";

import { Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

export interface AddressDraft {
  readonly key: string;
  readonly id: string | null;
  readonly interfaceName: string;
  readonly ip: string;
  readonly mac: string;
  readonly defaultRoute: boolean;
  readonly pinned: boolean;
}

let lastKey = 0;

export const emptyAddress = (defaultRoute: boolean): AddressDraft => {
  lastKey += 1;
  return { key: `new-${lastKey}`, id: null, interfaceName: "eth0", ip: "", mac: "", defaultRoute, pinned: false };
};

/** One address of a host, with the sentences that stand against it. */
export function AddressRow({
  address,
  position,
  errorOf,
  several,
  onChange,
  onPin,
  onRemove,
}: {
  address: AddressDraft;
  position: number;
  errorOf: (field: "ip" | "interfaceName" | "mac") => string | undefined;
  several: boolean;
  onChange: (over: Partial<AddressDraft>) => void;
  onPin: (pinned: boolean) => void;
  onRemove: () => void;
}) {
  return (
    <fieldset className="flex flex-col gap-2 rounded-1 border bg-surface-sunken p-3">
      <legend className="sr-only">Address {position + 1}</legend>
      <div className="grid grid-cols-[1fr_130px_1fr_auto] items-start gap-3 max-md:grid-cols-1">
        <Field error={errorOf("ip")}>
          <FieldLabel>Address</FieldLabel>
          <Input
            className="font-mono"
            placeholder="10.0.10.5"
            value={address.ip}
            onChange={({ target }) => onChange({ ip: target.value })}
          />
        </Field>
        <Field error={errorOf("interfaceName")}>
          <FieldLabel>Interface</FieldLabel>
          <Input
            className="font-mono"
            value={address.interfaceName}
            onChange={({ target }) => onChange({ interfaceName: target.value })}
          />
        </Field>
        <Field error={errorOf("mac")}>
          <FieldLabel>MAC</FieldLabel>
          <Input
            className="font-mono"
            placeholder="not known"
            value={address.mac}
            onChange={({ target }) => onChange({ mac: target.value })}
          />
        </Field>
        <Button
          variant="ghost"
          size="icon"
          className="mt-5 max-md:mt-0"
          aria-label={`Remove address ${address.ip || position + 1}`}
          onClick={onRemove}
        >
          <Trash2 className="size-4" aria-hidden />
        </Button>
      </div>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        <Tick checked={address.defaultRoute} onChange={(defaultRoute) => onChange({ defaultRoute })}>
          Its default route leaves here
        </Tick>
        {several ? (
          <Tick checked={address.pinned} onChange={onPin}>
            This address decides where the host stands
          </Tick>
        ) : null}
      </div>
    </fieldset>
  );
}

const Tick = ({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}) => (
  <Field className="flex-row items-center gap-2">
    <Checkbox checked={checked} onChange={({ target }) => onChange(target.checked)} />
    <FieldLabel className="font-normal text-text">{children}</FieldLabel>
  </Field>
);
