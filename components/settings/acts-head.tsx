import { TableHead } from "@/components/ui/table";

/** Over the buttons of each row: for those who don't see that they are buttons. */
export const ActsHead = () => (
  <TableHead>
    <span className="sr-only">What can be done</span>
  </TableHead>
);
