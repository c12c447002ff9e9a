import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Hull } from "@/components/auth/hull";
import { SignInForm } from "@/components/auth/sign-in-form";
import { readEntrance } from "@/lib/server/auth/entrance";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage() {
  const { isClaimed } = await readEntrance();
  if (!isClaimed) redirect("/claim");
  return (
    <Hull className="max-w-113">
      <h1 className="mb-1.5 type-display">Sign in</h1>
      <p className="mb-5.5 text-[13.5px] text-text-muted">To see and change what runs in this lab.</p>
      <SignInForm />
      <p className="mt-4.5 text-[12.5px] text-text-muted">
        Forgot your password? An admin can give you a new one in Settings.
      </p>
    </Hull>
  );
}
