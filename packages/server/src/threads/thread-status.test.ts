import { expect, it } from 'vitest';
import { Connections } from '../core/audience.js';
import { StatusOfThread } from './thread-status.js';

function watched() {
  const told: unknown[] = [];
  const audience = new Connections();
  audience.broadcast = ((_method: string, params: { status: unknown }) => void told.push(params.status)) as never;
  return { status: new StatusOfThread('t', audience), told };
}

const ACTIVE = { type: 'active', activeFlags: [] };

it('says only what is new', () => {
  const { status, told } = watched();
  status.settle('idle');
  status.begin();
  status.begin();
  status.settle('idle');
  expect(told).toEqual([ACTIVE, { type: 'idle' }]);
});

it('waits as long as anybody is waited for', () => {
  const { status, told } = watched();
  status.begin();
  const [first, second] = [status.wait('waitingOnApproval'), status.wait('waitingOnApproval')];
  const third = status.wait('waitingOnUserInput');
  first();
  first();
  third();
  second();
  expect(told).toEqual([
    ACTIVE,
    { type: 'active', activeFlags: ['waitingOnApproval'] },
    { type: 'active', activeFlags: ['waitingOnApproval', 'waitingOnUserInput'] },
    { type: 'active', activeFlags: ['waitingOnApproval'] },
    ACTIVE,
  ]);
});

it('forgets who was waited for when the turn is over', () => {
  const { status, told } = watched();
  status.begin();
  const over = status.wait('waitingOnApproval');
  status.settle('systemError');
  over();
  status.begin();
  expect(told.slice(2)).toEqual([{ type: 'systemError' }, ACTIVE]);
});

it('shows that something went wrong until the next turn begins', () => {
  const { status, told } = watched();
  status.begin();
  status.settle('systemError');
  status.settle('idle');
  expect(status.current).toEqual({ type: 'systemError' });
  status.begin();
  status.settle('idle');
  expect(told).toEqual([ACTIVE, { type: 'systemError' }, ACTIVE, { type: 'idle' }]);
});
