export const roles = ["viewer", "operator", "admin"] as const;
export type Role = (typeof roles)[number];

/**
 * What a command or query needs. Roles are presets over these: viewer reads, operator also controls, admin everything.
 * `public` is for the few things that must work before sign-in (claim, sign in, health).
 */
export const permissions = [
  "public",
  "lab:read",
  "containers:control",
  "containers:remove",
  "workloads:control",
  "workloads:remove",
  "map:arrange",
  "inventory:edit",
  "engines:manage",
  "clusters:manage",
  "users:manage",
  "audit:read",
  "self:manage",
] as const;
export type Permission = (typeof permissions)[number];

const viewer: readonly Permission[] = ["public", "lab:read", "self:manage"];
const operator: readonly Permission[] = [...viewer, "containers:control", "workloads:control", "map:arrange"];

export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = { viewer, operator, admin: permissions };

export const canUse = (role: Role | null, permission: Permission): boolean =>
  permission === "public" || (role !== null && rolePermissions[role].includes(permission));
