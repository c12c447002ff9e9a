/** "This kernel has no dummy support.": the reason to give to `skip`, of the fixed list that CI accepts. */
export function kernelReason(ability: "macvlan" | "ipvlan" | "dummy" | "vlan" | "memory"): string;
export const fileSystemReason: string;
