import { redirect } from "next/navigation";
import { canUse } from "@/lib/domain/permission";
import { readSession } from "@/lib/server/commands/read-query";

export default async function SettingsPage() {
  const { role } = await readSession();
  redirect(canUse(role, "engines:manage") ? "/settings/engines" : "/settings/sessions");
}
