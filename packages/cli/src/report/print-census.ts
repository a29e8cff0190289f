/** The census of both surfaces as a table, with a few names of what is experimental. */
import { type Paint, plural } from '../output.js';
import type { Census } from './census.js';

const COLUMNS: [title: string, count: (census: Census) => number][] = [
  ['client requests', ({ methods }) => methods.clientRequest],
  ['server requests', ({ methods }) => methods.serverRequest],
  ['server notifications', ({ methods }) => methods.serverNotification],
  ['client notifications', ({ methods }) => methods.clientNotification],
  ['types', ({ types }) => types],
];
const NAMES = 3;
const MARGIN = 14;

export function censusLines(stable: Census, experimental: Census, paint: Paint): string[] {
  const row = (name: string, census: Census) =>
    name.padEnd(MARGIN) + COLUMNS.map(([title, count]) => String(count(census)).padStart(title.length)).join('  ');
  const titles = 'surface'.padEnd(MARGIN) + COLUMNS.map(([title]) => title).join('  ');
  const { requests, notifications, fields, arms } = experimental.experimental;
  return [
    paint('dim', titles),
    row('stable', stable),
    row('experimental', experimental),
    '',
    'Marked experimental:',
    some('method', requests, paint),
    some('notification', notifications, paint),
    some('field', fields, paint),
    some('arm', arms, paint),
  ];
}

function some(noun: string, names: string[], paint: Paint): string {
  const rest = names.length > NAMES ? ', …' : '';
  return `  ${plural(names.length, noun).padEnd(18)}${paint('dim', names.slice(0, NAMES).join(', ') + rest)}`;
}
