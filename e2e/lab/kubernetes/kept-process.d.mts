/** See the .mjs for the names. A stopped apiserver comes back on its own port, with what its etcd kept. */
export function haltProcess(root: string, name: string, signal?: "SIGTERM" | "SIGKILL"): Promise<void>;
export function resumeProcess(root: string, name: string): void;
