import "server-only";
import { isPlausible, type Position } from "@/lib/domain/topology/position";
import { presets } from "@/lib/domain/topology/presets";
import { inChunks } from "./chunks";
import type { Database } from "./client";

export interface OwnedPosition extends Position {
  readonly userId: string;
}

/** All positions of all people. Rows that no hand can have made are left out. */
export async function readPositions(db: Database): Promise<OwnedPosition[]> {
  const rows = await db.prisma.mapPosition.findMany();
  return rows.flatMap(({ preset: name, ...row }) => {
    const preset = presets.find((each) => each === name);
    return preset && isPlausible(row) ? [{ ...row, preset }] : [];
  });
}

/** Replaces all that one person has, in one transaction; nothing of somebody who has been removed. */
export async function writePositions(db: Database, userId: string, positions: readonly Position[]): Promise<void> {
  if (!(await db.prisma.user.findUnique({ where: { id: userId }, select: { id: true } }))) return;
  const rows = positions.map((position) => ({ userId, ...position }));
  await db.prisma.$transaction([
    db.prisma.mapPosition.deleteMany({ where: { userId } }),
    ...inChunks(rows).map((data) => db.prisma.mapPosition.createMany({ data })),
  ]);
}
