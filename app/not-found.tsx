import Link from "next/link";
import { WholePage } from "@/components/shell/whole-page";
import { Button } from "@/components/ui/button";

export default function NotFound() {
  return (
    <WholePage
      title="There is nothing here"
      action={
        <Button variant="primary" asChild>
          <Link href="/">Go to the map</Link>
        </Button>
      }
    >
      The address leads to no page of this panel. The thing it named may be gone, or the address is mistyped.
    </WholePage>
  );
}
