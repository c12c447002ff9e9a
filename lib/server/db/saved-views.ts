import "server-only";
import { randomUUID } from "node:crypto";
import { mostViews, type SavedView } from "@/lib/domain/saved-view";
import type { Database } from "./client";

type Fields = Pick<SavedView, "name" | "query">;

const shown = { id: true, name: true, query: true, start: true } as const;

/** In order of name. */
export async function listViews(db: Database, userId: string): Promise<readonly SavedView[]> {
  const rows = await db.prisma.savedView.findMany({ where: { userId }, select: shown });
  return rows.sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
}

export const findStartView = (db: Database, userId: string): Promise<SavedView | null> =>
  db.prisma.savedView.findFirst({ where: { userId, start: true }, select: shown });

/** @returns `taken`: another view of this person has the name, in whatever case. `full`: there are as many as may be. */
export async function createView(
  db: Database,
  userId: string,
  { name, query, start }: Omit<SavedView, "id">,
): Promise<SavedView | "taken" | "full"> {
  return db.prisma.$transaction(async (tx) => {
    const own = await tx.savedView.findMany({ where: { userId }, select: shown });
    if (own.some((view) => isSameName(view.name, name))) return "taken";
    if (own.length >= mostViews) return "full";
    if (start) await tx.savedView.updateMany({ where: { userId }, data: { start: false } });
    return tx.savedView.create({ data: { id: randomUUID(), userId, name, query, start }, select: shown });
  });
}

/** @returns `gone`: this person has no such view. */
export async function changeView(
  db: Database,
  userId: string,
  id: string,
  fields: Fields,
): Promise<SavedView | "taken" | "gone"> {
  return db.prisma.$transaction(async (tx) => {
    const own = await tx.savedView.findMany({ where: { userId }, select: shown });
    const before = own.find((view) => view.id === id);
    if (!before) return "gone";
    if (own.some((view) => view.id !== id && isSameName(view.name, fields.name))) return "taken";
    return tx.savedView.update({ where: { id }, data: fields, select: shown });
  });
}

/** @returns What was deleted, for whoever wants it back; `null`: this person has no such view. */
export async function deleteView(db: Database, userId: string, id: string): Promise<SavedView | null> {
  return db.prisma.$transaction(async (tx) => {
    const view = await tx.savedView.findFirst({ where: { id, userId }, select: shown });
    if (view) await tx.savedView.delete({ where: { id } });
    return view;
  });
}

/** Makes one view, or none, the one that opens. @returns False: this person has no such view; nothing is changed. */
export async function setStartView(db: Database, userId: string, id: string | null): Promise<boolean> {
  return db.prisma.$transaction(async (tx) => {
    if (id !== null && !(await tx.savedView.findFirst({ where: { id, userId }, select: { id: true } }))) return false;
    await tx.savedView.updateMany({ where: { userId, start: true }, data: { start: false } });
    if (id !== null) await tx.savedView.update({ where: { id }, data: { start: true } });
    return true;
  });
}

const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
