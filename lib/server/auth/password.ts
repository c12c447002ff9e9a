import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { createSlots } from "./slots";

/** argon2id, 64 MiB, three passes: some 60 ms here. @source OWASP password storage cheat sheet (floor: 19 MiB, two). */
const cost = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };

/** More at once would let a crowd of guesses take the machine's memory. */
const slots = createSlots(2);

export const hashPassword = (password: string): Promise<string> => slots.run(() => hash(password, cost));

export const verifyPassword = ({ hash: hashed, password }: { hash: string; password: string }): Promise<boolean> =>
  slots.run(() => verify(hashed, password));
