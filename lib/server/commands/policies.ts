import "server-only";
import { putPolicy } from "@/lib/domain/inventory/edits/edit-zones";
import { policyInput } from "@/lib/domain/inventory/inputs.schema";
import { defineCommand } from "./define-command";
import { change } from "./inventory";

/** What one zone may do in another; "unset" goes back to the site's default. */
export const put = defineCommand({
  name: "policies.put",
  input: policyInput,
  permission: "inventory:edit",
  target: ({ srcZoneId, dstZoneId }) => `zone:${srcZoneId} to zone:${dstZoneId}`,
  audit: "change",
  run: (input, call) => change(call, putPolicy(input)),
});
