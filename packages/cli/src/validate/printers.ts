/** Findings and the summary, for people and for machines. */
import type { Paint } from '../output.js';
import { plural } from '../output.js';
import type { Finding } from './findings.js';
import type { Side } from './recording-line.js';
import { type Tally, faultCount, messageCount } from './tally.js';

/** Turns what was found into text that ends in a newline. */
export interface Printer {
  finding(finding: Finding): string;
  summary(tally: Tally): string;
}

const DIRECTIONS = { client: 'c2s', server: 's2c' } as const satisfies Record<Side, string>;
const OTHER = { client: 'server', server: 'client' } as const satisfies Record<Side, Side>;

/** One object a fault, then one with `summary: true`. */
export function jsonPrinter(): Printer {
  return {
    finding({ file, line, from, conn, kind, method, faults, refused }) {
      const place = { file, line, dir: from ? DIRECTIONS[from] : null, ...(conn !== '' && { conn }), kind, method };
      return faults.map((fault) => `${JSON.stringify({ ...place, ...fault, refused })}\n`).join('');
    },
    summary(tally) {
      return `${JSON.stringify({ summary: true, ok: faultCount(tally) + tally.unreadable === 0, ...tally })}\n`;
    },
  };
}

export function textPrinter(paint: Paint): Printer {
  const align = columns([20, 3, 20, 12]);
  return {
    finding({ file, line, from, method, faults, refused }) {
      const note = refused && from ? paint('dim', ` (the ${OTHER[from]} refused it too)`) : '';
      return faults
        .map(({ path, expected, got }) => {
          const [place, dir, name, pointer] = align(
            `${file}:${line}`,
            from ? DIRECTIONS[from] : '-',
            visible(method ?? '-'),
            visible(path) || '(message)',
          );
          const where = `${paint('cyan', place)}  ${dir}  ${paint('bold', name)}  ${paint('yellow', pointer)}`;
          return `${where}  expected ${visible(expected)}, got ${visible(got)}${note}\n`;
        })
        .join('');
    },
    summary: (tally) => `${summaryLines(tally, paint).join('\n')}\n`,
  };
}

function summaryLines(tally: Tally, paint: Paint): string[] {
  const { files, unreadable, lines, faults, refused, unanswered } = tally;
  if (files === 0) return ['Nothing was read.'];
  const found = faultCount(tally);
  const verdict = found === 0 ? paint('green', 'No faults') : paint('red', plural(found, 'fault'));
  const bySide = [
    `${faults.client} by the client`,
    `${faults.server} by the server`,
    ...(faults.recording > 0 ? [`${faults.recording} in the recording itself`] : []),
  ];
  return [
    `${plural(files, 'file')}${unreadable > 0 ? ` (and ${unreadable} unreadable)` : ''}, ${plural(lines, 'line')}, ${plural(messageCount(tally), 'message')}`,
    ...(['client', 'server'] as const).map((side) => `  ${DIRECTIONS[side]}  ${kindsOf(tally, side)}`),
    `  unanswered requests: ${unanswered.client} of the client, ${unanswered.server} of the server`,
    `${verdict}${found === 0 ? '' : `: ${bySide.join(', ')}`}`,
    ...(refused > 0 ? [`  ${plural(refused, 'faulty request')} refused by the other side too`] : []),
  ];
}

function kindsOf({ messages }: Tally, side: Side): string {
  const counts = Object.entries(messages[side]).filter(([, count]) => count > 0);
  return (
    counts.map(([kind, count]) => (kind === 'unclear' ? `${count} unclear` : plural(count, kind))).join(', ') ||
    'nothing'
  );
}

const LONGEST = 200;

/** Texts of a recording may hold anything: they must not break lines, drive the terminal or fill the screen. */
function visible(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return short.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const WIDEST = 48;

/** Pads texts to columns that grow with what has come by: output streams, so nobody knows the widest in advance. */
function columns<T extends number[]>(
  widths: [...T],
): (...texts: { [K in keyof T]: string }) => { [K in keyof T]: string } {
  return (...texts) => {
    const padded = (texts as string[]).map((text, i) => {
      widths[i] = Math.min(WIDEST, Math.max(widths[i] ?? 0, text.length));
      return text.padEnd(widths[i] ?? 0);
    });
    return padded as { [K in keyof T]: string };
  };
}
