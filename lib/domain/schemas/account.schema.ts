import { z } from "zod";
import { passwordMax, passwordMin } from "@/lib/domain/password";
import { roles } from "@/lib/domain/permission";

const text = (message: string) => z.string(message);

export const newPassword = text("Give a password.")
  .min(passwordMin, `A password has ${passwordMin} characters or more.`)
  .max(passwordMax, `A password has at most ${passwordMax} characters.`);

export const userName = text("Give a name.")
  .trim()
  .min(2, "A name has two characters or more.")
  .max(32, "A name has at most 32 characters.")
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/, "A name is made of letters, digits, dots, dashes and underscores.");

/** What a person types to sign in: whatever is wrong with it gets the same answer as a wrong password. */
export const signInInput = z.strictObject({
  name: text("Give your name.").trim().min(1, "Give your name.").max(200, "That name is too long."),
  password: text("Give your password.").min(1, "Give your password.").max(1000, "That password is too long."),
});

/** Lower case, spaces and dashes are the reader's, not the code's. */
export const claimCode = text("Give the code.").transform((code) => code.toUpperCase().replace(/[^0-9A-Z]/g, ""));

export const claimInput = z.strictObject({
  code: claimCode.pipe(z.string().length(12, "The code has 12 letters and digits.")),
  name: userName,
  password: newPassword,
});

export const oneTimeInput = z.strictObject({ token: text("The address is not whole.").min(1).max(200) });

const id = text("Say which one.").min(1, "Say which one.").max(100, "Say which one.");

export const newUserInput = z.strictObject({
  name: userName,
  role: z.enum(roles, "Choose a role."),
  password: newPassword,
});
export const setRoleInput = z.strictObject({ userId: id, role: z.enum(roles, "Choose a role.") });
export const setPasswordInput = z.strictObject({ userId: id, password: newPassword });
export const userInput = z.strictObject({ userId: id });
export const sessionInput = z.strictObject({ sessionId: id });
export const changePasswordInput = z.strictObject({ current: signInInput.shape.password, password: newPassword });
export const nothing = z.undefined().or(z.strictObject({}));
