/** Keeps in which order the items of a turn began: lines stand in the order in which they ended. */
import type { ThreadItem } from '@app-server/schema/experimental';
import { fields, numberOrNull } from '../loose.js';
import type { ItemPlace } from './place.js';

/** The payload with the place of its item; readers that do not know it ignore it. */
export function placed<P extends object>(payload: P, { place }: ItemPlace): P {
  return place === undefined ? payload : { ...payload, place };
}

/** The place that a payload names. */
export function placeIn(payload: object): number | undefined {
  return numberOrNull(fields(payload).place) ?? undefined;
}

/** An item as it was read, and its place where one is known. */
export interface PlacedItem {
  readonly item: ThreadItem;
  readonly place: number | undefined;
}

/** Items in the order of their places; one without a place stays behind the one before it. */
export function inOrder(items: readonly PlacedItem[]): ThreadItem[] {
  let last = -1;
  return items
    .map(({ item, place }) => ({ item, place: (last = place ?? last) }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
