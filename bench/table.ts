/** The results as a table for people. */
import { type Output, painter } from '../packages/cli/src/output.js';
import { BENCHES, type Bench, type Figure, type Result, type Row, isSkipped, judge } from './row.js';

const HEADINGS: Record<Bench, string> = {
  generate: 'generate: whole processes, wall time',
  validate: 'validate: checking a parsed message, as a share of parsing its line',
  ready: 'ready: start-up beyond bare Node, and bytes minified and compressed',
  server: 'server: what it is asked over stdio and WebSocket, time each; its start and its memory',
  threads: 'threads: a server with a long memory, time of each request',
  rpc: 'rpc: messages between two processes over stdio, time each',
};

const COLUMNS = ['', 'ours', 'peer', 'figure', 'budget', 'goal', ''];

/** Columns of words; the others are figures. */
const LEFT = new Set([0, 6]);

/** Colours for a terminal, plain text for everything else. */
export function printTable(results: readonly Result[], output: Output): string {
  const paint = painter(output);
  const cells = results.map((result) => (isSkipped(result) ? [result.name] : cellsOf(result)));
  const widths = COLUMNS.map((title, column) =>
    Math.max(...[[...COLUMNS], ...cells].map((row) => (row[column] ?? title).length)),
  );
  const pad = (cell: string, column: number) =>
    LEFT.has(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  const line = (row: readonly string[]) => row.map(pad).join('  ').trimEnd();
  const sections = BENCHES.flatMap((bench) => {
    const rows = results.flatMap((result, index) =>
      result.bench === bench ? [[result, cells[index] ?? []] as const] : [],
    );
    if (rows.length === 0) return [];
    const lines = rows.map(([result, row]) => {
      if (isSkipped(result)) return `${pad(result.name, 0)}  ${paint('yellow', `skipped: ${result.skipped}`)}`;
      const text = line(row);
      const verdict = judge(result);
      if (verdict === '') return paint('dim', text);
      return text.slice(0, text.length - verdict.length) + paint(verdict === 'OVER BUDGET' ? 'red' : 'green', verdict);
    });
    return [[paint('bold', HEADINGS[bench]), paint('dim', line(COLUMNS)), ...lines].join('\n')];
  });
  return `${sections.join('\n\n')}\n`;
}

function cellsOf(row: Row): string[] {
  const { name, unit, ours, peer, peerName, figure, value, budget, goal } = row;
  const against = peer === undefined ? '' : `${quantity(peer, unit)} ${peerName ?? ''}`.trimEnd();
  const limit = (most: number | undefined) => (most === undefined ? '' : `≤ ${figureText(most, figure)}`);
  return [name, quantity(ours, unit), against, figureText(value, figure), limit(budget), limit(goal), judge(row)];
}

function quantity(value: number, unit: Row['unit']): string {
  const isTime = unit === 'ms' || unit === 'ns';
  const digits = !isTime || value >= 100 ? 0 : value >= 1 ? 1 : 2;
  return `${value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits })} ${unit}`.trimEnd();
}

function figureText(value: number, figure: Figure): string {
  switch (figure) {
    case 'ratio':
      return `${value.toFixed(value < 0.1 ? 3 : 2)}×`;
    case 'share':
      return `${value.toFixed(1)} %`;
    case 'difference':
    case 'time':
      return `${value.toFixed(1)} ms`;
    case 'size':
      return `${(value / 1024).toFixed(2)} KB`;
  }
}
