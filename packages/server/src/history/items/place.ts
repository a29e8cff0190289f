/** Where an item belongs, and when it was done. */
export interface ItemPlace {
  readonly threadId: string;
  readonly turnId: string;
  readonly completedAtMs: number;
}
