/** Input that comes while a turn runs; the model sees it when it is asked next. */
import type { UserInput } from '@app-server/schema/experimental';

export class SteeredInput {
  readonly #waiting: (readonly UserInput[])[] = [];
  #wake: (() => void)[] = [];

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  add(input: readonly UserInput[]): void {
    this.#waiting.push(input);
    for (const wake of this.#wake.splice(0)) wake();
  }

  take(): (readonly UserInput[])[] {
    return this.#waiting.splice(0);
  }

  /** Resolves when there is some. */
  async arrival(): Promise<void> {
    if (this.isEmpty) await new Promise<void>((resolve) => this.#wake.push(resolve));
  }
}
