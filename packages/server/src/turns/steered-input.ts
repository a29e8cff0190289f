/** Input that comes while a turn runs; the model sees it when it is asked next. Whatever was accepted is heard. */
import type { UserInput } from '@app-server/schema/experimental';

export class SteeredInput {
  readonly #waiting: (readonly UserInput[])[] = [];
  #wake: (() => void)[] = [];
  /** Inputs that were accepted and have not come yet. */
  #expected = 0;
  #closed = false;

  /** Nothing waits, and nothing is about to come. */
  get isEmpty(): boolean {
    return this.#waiting.length === 0 && this.#expected === 0;
  }

  /** Whether more may come: the turn is not at its end yet. */
  get isOpen(): boolean {
    return !this.#closed;
  }

  /** Holds the turn open for an input that comes behind an answer; the function that is returned brings it. */
  expect(): (input: readonly UserInput[]) => void {
    this.#expected += 1;
    return (input) => {
      this.#expected -= 1;
      this.add(input);
    };
  }

  add(input: readonly UserInput[]): void {
    this.#waiting.push(input);
    for (const wake of this.#wake.splice(0)) wake();
  }

  take(): (readonly UserInput[])[] {
    return this.#waiting.splice(0);
  }

  /** Takes no more from here on, unless there still is some; whether it does not. */
  close(): boolean {
    this.#closed ||= this.isEmpty;
    return this.#closed;
  }

  /** Takes no more, and forgets what there is. */
  drop(): void {
    this.#closed = true;
    this.#waiting.length = 0;
  }

  /** Resolves when there is some. */
  async arrival(): Promise<void> {
    if (this.#waiting.length === 0) await new Promise<void>((resolve) => this.#wake.push(resolve));
  }
}
