/** Runs `work` with the lab's subnet let out to the machine's network; everything is put back as it was. */
export function withEgress<T>(subnet: string, work: () => Promise<T>): Promise<T>;
