import { describe, expect, it } from 'vitest';
import { Intake } from './intake.js';
import { later } from './test-support.js';

const never = () => new Promise(() => {});

/** A transport of which a test says when it has room. */
function crowded(intake: Intake, room: Promise<void>) {
  const transport = intake.watch({ open: async () => {}, send: () => room, close: async () => {} });
  void transport.send('');
}

describe('what is taken in', () => {
  it('begins at once while little is unanswered, and is answered as its work is', async () => {
    const intake = new Intake(10);
    expect(intake.admit(() => 'now')).toBe('now');
    expect(await intake.admit(async () => 'later')).toBe('later');
    await expect(intake.admit(async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(() =>
      intake.admit(() => {
        throw new Error('at once');
      }),
    ).toThrow('at once');
  });

  it('keeps its order when it has to wait, and begins in spite of those that take long', async () => {
    const intake = new Intake(500);
    const begun: number[] = [];
    for (let index = 0; index < 200; index += 1) {
      void intake.admit(() => {
        begun.push(index);
        return never();
      });
    }
    const last = intake.admit(() => 'last');
    expect(begun).toHaveLength(16);
    expect(await last).toBe('last');
    expect(begun).toEqual(Array.from({ length: 200 }, (_, index) => index));
  });

  it.each([
    ['large', 10_000_000, 4],
    ['small', 10, 64],
  ])('begins as many at a time as fit, when answers are %s', (_, length, most) => {
    const intake = new Intake(500);
    const transport = intake.watch({ open: async () => {}, send: () => undefined, close: async () => {} });
    void transport.send('x'.repeat(length));
    let begun = 0;
    for (let index = 0; index < 100; index += 1) {
      void intake.admit(() => {
        begun += 1;
        return never();
      });
    }
    expect(begun).toBe(most);
    intake.close();
  });

  it('begins nothing while there is no room for answers', async () => {
    const intake = new Intake(10);
    const room = later();
    crowded(intake, room.promise);
    const begun: string[] = [];
    const answer = intake.admit(() => (begun.push('it'), 'it'));
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(begun).toEqual([]);
    room.resolve();
    expect(await answer).toBe('it');
  });

  it('begins nothing after the end', async () => {
    const intake = new Intake(10);
    const room = later();
    crowded(intake, room.promise);
    const begun: string[] = [];
    void intake.admit(() => begun.push('it'));
    intake.close();
    room.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun).toEqual([]);
  });
});
