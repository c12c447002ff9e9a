-- Written by hand: what is renamed keeps its rows.
ALTER TABLE "Operation" RENAME COLUMN "engineId" TO "sourceId";

-- RedefineTables
CREATE TABLE "new_OperationLock" (
    "nodeId" TEXT NOT NULL PRIMARY KEY,
    "sourceId" TEXT NOT NULL,
    "operationId" TEXT NOT NULL
);
INSERT INTO "new_OperationLock" ("nodeId", "sourceId", "operationId")
SELECT "Operation"."nodeId", "OperationLock"."engineId", "OperationLock"."operationId"
FROM "OperationLock" JOIN "Operation" ON "Operation"."id" = "OperationLock"."operationId";
DROP TABLE "OperationLock";
ALTER TABLE "new_OperationLock" RENAME TO "OperationLock";
CREATE UNIQUE INDEX "OperationLock_operationId_key" ON "OperationLock"("operationId");
