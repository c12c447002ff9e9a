-- AlterTable
ALTER TABLE "Host" ADD COLUMN "machineId" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Host_machineId_key" ON "Host"("machineId");
