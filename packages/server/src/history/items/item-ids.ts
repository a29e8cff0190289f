/** Ids of items that their lines do not name: counted, as the reference counts them. */
export class ItemIds {
  #next: number;

  constructor(first: number) {
    this.#next = first;
  }

  take(): string {
    const id = `item-${this.#next}`;
    this.#next += 1;
    return id;
  }
}
