/** Runs a command to its end and returns its standard output; throws a sentence with what it said when it fails. */
export function run(
  command: string,
  args: readonly string[],
  options?: { cwd?: string; env?: NodeJS.ProcessEnv; input?: string },
): Promise<string>;
