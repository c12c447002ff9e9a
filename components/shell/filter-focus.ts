import type { Place } from "@/lib/domain/find/expression";

export const filterFieldId = "filter-field";

/** Puts the keyboard into the filter, with a part of it selected. */
export function focusFilter(place?: Place): void {
  const field = document.getElementById(filterFieldId);
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  if (place) field.setSelectionRange(place.offset, place.offset + place.length);
}
