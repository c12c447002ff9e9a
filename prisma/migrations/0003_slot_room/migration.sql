-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_MapSlot" (
    "preset" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "parent" TEXT NOT NULL,
    "column" INTEGER NOT NULL,
    "order" INTEGER NOT NULL,
    "columns" INTEGER NOT NULL,
    "room" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("preset", "nodeId")
);
INSERT INTO "new_MapSlot" ("column", "columns", "nodeId", "order", "parent", "preset") SELECT "column", "columns", "nodeId", "order", "parent", "preset" FROM "MapSlot";
DROP TABLE "MapSlot";
ALTER TABLE "new_MapSlot" RENAME TO "MapSlot";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
