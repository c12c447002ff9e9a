"use client";

import { MoreHorizontal, Pencil, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";

/** What can be done with one thing. `name` says with which, for those who don't see the row. */
export function RowMenu({
  name,
  onEdit,
  onDelete,
  children,
}: {
  name: string;
  onEdit: () => void;
  onDelete: () => void;
  children?: ReactNode;
}) {
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={`Actions for ${name}`}>
          <MoreHorizontal className="size-4" aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuContent>
        {children}
        <MenuItem onSelect={onEdit}>
          <Pencil className="size-3.5" aria-hidden />
          Edit
        </MenuItem>
        <MenuItem danger onSelect={onDelete}>
          <Trash2 className="size-3.5" aria-hidden />
          Delete
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
