-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Engine" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "transport" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "credentials" TEXT,
    "hostId" TEXT,
    "source" TEXT NOT NULL DEFAULT 'manual',
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Engine_hostId_fkey" FOREIGN KEY ("hostId") REFERENCES "Host" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Engine" ("address", "createdAt", "credentials", "enabled", "hostId", "id", "name", "source", "transport") SELECT "address", "createdAt", "credentials", "enabled", "hostId", "id", "name", "source", "transport" FROM "Engine";
DROP TABLE "Engine";
ALTER TABLE "new_Engine" RENAME TO "Engine";
CREATE UNIQUE INDEX "Engine_name_key" ON "Engine"("name");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
