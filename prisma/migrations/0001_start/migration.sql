-- CreateTable
CREATE TABLE "Site" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "L2Domain" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "siteId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    CONSTRAINT "L2Domain_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Zone" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "siteId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "colour" INTEGER NOT NULL,
    "trust" INTEGER NOT NULL DEFAULT 50,
    "protected" BOOLEAN NOT NULL DEFAULT false,
    "defaultIntra" TEXT NOT NULL DEFAULT 'allow',
    "position" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Zone_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Vlan" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "l2DomainId" TEXT NOT NULL,
    "vid" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "zoneId" TEXT,
    "source" TEXT NOT NULL DEFAULT 'manual',
    CONSTRAINT "Vlan_l2DomainId_fkey" FOREIGN KEY ("l2DomainId") REFERENCES "L2Domain" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Vlan_zoneId_fkey" FOREIGN KEY ("zoneId") REFERENCES "Zone" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Subnet" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "family" INTEGER NOT NULL,
    "cidr" TEXT NOT NULL,
    "start" TEXT NOT NULL,
    "end" TEXT NOT NULL,
    "prefixLen" INTEGER NOT NULL,
    "scope" TEXT NOT NULL DEFAULT 'site',
    "scopeId" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL DEFAULT 'network',
    "vlanId" TEXT,
    "zoneId" TEXT,
    "gateway" TEXT,
    "dhcp" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'active',
    "source" TEXT NOT NULL DEFAULT 'manual',
    CONSTRAINT "Subnet_vlanId_fkey" FOREIGN KEY ("vlanId") REFERENCES "Vlan" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Subnet_zoneId_fkey" FOREIGN KEY ("zoneId") REFERENCES "Zone" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Host" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "siteId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'server',
    "proposed" BOOLEAN NOT NULL DEFAULT false,
    "pinnedAddressId" TEXT,
    "source" TEXT NOT NULL DEFAULT 'manual',
    CONSTRAINT "Host_siteId_fkey" FOREIGN KEY ("siteId") REFERENCES "Site" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Interface" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "hostId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'physical',
    "mac" TEXT,
    "mode" TEXT NOT NULL DEFAULT 'none',
    "untaggedVlanId" TEXT,
    "defaultRoute" BOOLEAN NOT NULL DEFAULT false,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    CONSTRAINT "Interface_hostId_fkey" FOREIGN KEY ("hostId") REFERENCES "Host" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Interface_untaggedVlanId_fkey" FOREIGN KEY ("untaggedVlanId") REFERENCES "Vlan" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Address" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "interfaceId" TEXT,
    "subnetId" TEXT,
    "ip" TEXT NOT NULL,
    "prefixLen" INTEGER,
    "role" TEXT NOT NULL DEFAULT 'primary',
    "status" TEXT NOT NULL DEFAULT 'static',
    "dnsName" TEXT,
    "scope" TEXT NOT NULL DEFAULT 'site',
    "scopeId" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT 'manual',
    CONSTRAINT "Address_interfaceId_fkey" FOREIGN KEY ("interfaceId") REFERENCES "Interface" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Address_subnetId_fkey" FOREIGN KEY ("subnetId") REFERENCES "Subnet" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ZonePolicy" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "srcZoneId" TEXT NOT NULL,
    "dstZoneId" TEXT NOT NULL,
    "default" TEXT NOT NULL DEFAULT 'deny',
    "note" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "ZonePolicy_srcZoneId_fkey" FOREIGN KEY ("srcZoneId") REFERENCES "Zone" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ZonePolicy_dstZoneId_fkey" FOREIGN KEY ("dstZoneId") REFERENCES "Zone" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PolicyRule" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "policyId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "action" TEXT NOT NULL DEFAULT 'allow',
    "proto" TEXT NOT NULL DEFAULT 'tcp',
    "ports" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "reason" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "PolicyRule_policyId_fkey" FOREIGN KEY ("policyId") REFERENCES "ZonePolicy" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Engine" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "transport" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "credentials" TEXT,
    "ownId" TEXT,
    "hostId" TEXT,
    "source" TEXT NOT NULL DEFAULT 'manual',
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Engine_hostId_fkey" FOREIGN KEY ("hostId") REFERENCES "Host" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MapSlot" (
    "preset" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "parent" TEXT NOT NULL,
    "column" INTEGER NOT NULL,
    "order" INTEGER NOT NULL,
    "columns" INTEGER NOT NULL,

    PRIMARY KEY ("preset", "nodeId")
);

-- CreateTable
CREATE TABLE "MapPosition" (
    "userId" TEXT NOT NULL,
    "preset" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "x" REAL NOT NULL,
    "y" REAL NOT NULL,

    PRIMARY KEY ("userId", "preset", "nodeId"),
    CONSTRAINT "MapPosition_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Operation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "engineId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "incarnation" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "snapshot" TEXT,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "epoch" INTEGER NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "seenAt" DATETIME
);

-- CreateTable
CREATE TABLE "OperationStep" (
    "operationId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "intentAt" DATETIME,
    "actedAt" DATETIME,
    "recordedAt" DATETIME,
    "result" TEXT,

    PRIMARY KEY ("operationId", "position"),
    CONSTRAINT "OperationStep_operationId_fkey" FOREIGN KEY ("operationId") REFERENCES "Operation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OperationLock" (
    "engineId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "operationId" TEXT NOT NULL,

    PRIMARY KEY ("engineId", "name")
);

-- CreateTable
CREATE TABLE "Executor" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "epoch" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Transition" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "nodeId" TEXT NOT NULL,
    "at" REAL NOT NULL,
    "change" TEXT NOT NULL,
    "tier" TEXT,
    "code" TEXT,
    "data" TEXT,
    "zoneId" TEXT,
    "hostId" TEXT,
    "stack" TEXT,
    "imageId" TEXT
);

-- CreateTable
CREATE TABLE "ContainerMemory" (
    "nodeId" TEXT NOT NULL PRIMARY KEY,
    "containerId" TEXT NOT NULL,
    "stopAskedAt" REAL,
    "exits" TEXT NOT NULL,
    "updatedAt" REAL NOT NULL
);

-- CreateTable
CREATE TABLE "Audit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "phase" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT,
    "sessionId" TEXT,
    "address" TEXT,
    "target" TEXT,
    "decision" TEXT NOT NULL,
    "detail" TEXT
);

-- CreateTable
CREATE TABLE "Bootstrap" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "claimedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "userId" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "username" TEXT,
    "displayUsername" TEXT,
    "role" TEXT NOT NULL DEFAULT 'viewer',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "token" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" DATETIME,
    "refreshTokenExpiresAt" DATETIME,
    "scope" TEXT,
    "password" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Site_name_key" ON "Site"("name");

-- CreateIndex
CREATE UNIQUE INDEX "L2Domain_siteId_name_key" ON "L2Domain"("siteId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Zone_siteId_name_key" ON "Zone"("siteId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Vlan_l2DomainId_vid_key" ON "Vlan"("l2DomainId", "vid");

-- CreateIndex
CREATE UNIQUE INDEX "Vlan_l2DomainId_name_key" ON "Vlan"("l2DomainId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Subnet_scope_scopeId_cidr_key" ON "Subnet"("scope", "scopeId", "cidr");

-- CreateIndex
CREATE UNIQUE INDEX "Host_siteId_name_key" ON "Host"("siteId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Interface_hostId_name_key" ON "Interface"("hostId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Address_scope_scopeId_ip_key" ON "Address"("scope", "scopeId", "ip");

-- CreateIndex
CREATE UNIQUE INDEX "ZonePolicy_srcZoneId_dstZoneId_key" ON "ZonePolicy"("srcZoneId", "dstZoneId");

-- CreateIndex
CREATE UNIQUE INDEX "PolicyRule_policyId_position_key" ON "PolicyRule"("policyId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Engine_name_key" ON "Engine"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Operation_idempotencyKey_key" ON "Operation"("idempotencyKey");

-- CreateIndex
CREATE INDEX "Operation_nodeId_startedAt_idx" ON "Operation"("nodeId", "startedAt");

-- CreateIndex
CREATE INDEX "Operation_state_idx" ON "Operation"("state");

-- CreateIndex
CREATE UNIQUE INDEX "OperationLock_operationId_key" ON "OperationLock"("operationId");

-- CreateIndex
CREATE INDEX "Transition_nodeId_at_idx" ON "Transition"("nodeId", "at");

-- CreateIndex
CREATE INDEX "Transition_at_idx" ON "Transition"("at");

-- CreateIndex
CREATE INDEX "ContainerMemory_updatedAt_idx" ON "ContainerMemory"("updatedAt");

-- CreateIndex
CREATE INDEX "Audit_at_idx" ON "Audit"("at");

-- CreateIndex
CREATE INDEX "Audit_callId_idx" ON "Audit"("callId");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "user_username_key" ON "user"("username");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_userId_idx" ON "session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "account_providerId_accountId_key" ON "account"("providerId", "accountId");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- The one hidden site and layer-2 domain that everything belongs to until a second is needed.
INSERT INTO "Site" ("id", "name") VALUES ('site-default', 'Home');
INSERT INTO "L2Domain" ("id", "siteId", "name") VALUES ('l2-default', 'site-default', 'Home');

-- What was audited stays as it was written.
CREATE TRIGGER "Audit_no_update" BEFORE UPDATE ON "Audit" BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;
CREATE TRIGGER "Audit_no_delete" BEFORE DELETE ON "Audit" BEGIN SELECT RAISE(ABORT, 'audit rows are never removed'); END;
