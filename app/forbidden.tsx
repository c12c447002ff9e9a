import Link from "next/link";
import { WholePage } from "@/components/shell/whole-page";
import { Button } from "@/components/ui/button";

export default function Forbidden() {
  return (
    <WholePage
      title="Your account may not see this"
      action={
        <Button variant="primary" asChild>
          <Link href="/">Go to the map</Link>
        </Button>
      }
    >
      An admin can change your role in Settings, under Users.
    </WholePage>
  );
}
