-- CreateTable
CREATE TABLE "Link" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "interfaceAId" TEXT NOT NULL,
    "interfaceBId" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'cable',
    "source" TEXT NOT NULL DEFAULT 'manual',
    CONSTRAINT "Link_interfaceAId_fkey" FOREIGN KEY ("interfaceAId") REFERENCES "Interface" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Link_interfaceBId_fkey" FOREIGN KEY ("interfaceBId") REFERENCES "Interface" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Link_interfaceBId_idx" ON "Link"("interfaceBId");

-- CreateIndex
CREATE UNIQUE INDEX "Link_interfaceAId_interfaceBId_key" ON "Link"("interfaceAId", "interfaceBId");
