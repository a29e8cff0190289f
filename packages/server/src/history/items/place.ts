/** Where an item belongs, and when it was done. */
export interface ItemPlace {
  readonly threadId: string;
  readonly turnId: string;
  readonly completedAtMs: number;
  /** How many items of the turn had begun before it; lines stand in the order in which items ended. */
  readonly place?: number;
}
