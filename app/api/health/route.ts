import { getSetting } from "@/lib/server/db/settings";
import { getRuntime } from "@/lib/server/runtime";

export const dynamic = "force-dynamic";

/** For container health checks and load balancers: says only that the panel runs and can read its database. */
export async function GET(): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  try {
    await getSetting(getRuntime().db, "health");
    return Response.json({ ok: true }, { headers });
  } catch {
    return Response.json({ ok: false }, { status: 503, headers });
  }
}
