/** Reads a review that a client sends back, in the spelling of session files. */
import { RpcError } from '@app-server/rpc';
import { invalidRequest } from '../../core/faults.js';
import type { AssessedAction, Assessment } from './assessment.js';

/** What has to be known of a review to act upon it. */
type SentAssessment = Pick<Assessment, 'id' | 'status' | 'action'>;

type Kind = 'text' | 'texts' | 'number' | 'object' | readonly string[];
type Members = Record<string, unknown>;

const STATUSES = [
  'in_progress',
  'approved',
  'denied',
  'timed_out',
  'aborted',
] as const satisfies Assessment['status'][];
const SOURCE: Kind = ['shell', 'unified_exec'];

/** What each kind of action cannot do without. */
const ACTIONS: Readonly<Record<AssessedAction['type'], Readonly<Record<string, Kind>>>> = {
  command: { source: SOURCE, command: 'text', cwd: 'text' },
  execve: { source: SOURCE, program: 'text', argv: 'texts', cwd: 'text' },
  apply_patch: { cwd: 'text', files: 'texts' },
  network_access: {
    target: 'text',
    host: 'text',
    protocol: ['http', 'https', 'socks5_tcp', 'socks5_udp'],
    port: 'number',
  },
  mcp_tool_call: { server: 'text', tool_name: 'text' },
  request_permissions: { permissions: 'object' },
};

/** @throws {RpcError} that says which member is missing or wrong */
export function readAssessment(event: unknown): SentAssessment {
  const members = objectAt('event', event);
  check('event', members, { id: 'text', status: STATUSES, action: 'object' });
  const action = members['action'] as Members;
  check('event.action', action, { type: Object.keys(ACTIONS) });
  check('event.action', action, ACTIONS[action['type'] as AssessedAction['type']]);
  return members as unknown as SentAssessment;
}

function check(at: string, members: Members, wanted: Readonly<Record<string, Kind>>): void {
  for (const [name, kind] of Object.entries(wanted)) {
    if (!fits(members[name], kind)) throw wrong(`${at}.${name}`, kind, members[name]);
  }
}

function fits(value: unknown, kind: Kind): boolean {
  if (typeof kind !== 'string') return kind.includes(value as string);
  if (kind === 'texts') return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
  if (kind === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === (kind === 'text' ? 'string' : kind);
}

function objectAt(at: string, value: unknown): Members {
  if (!fits(value, 'object')) throw wrong(at, 'object', value);
  return value as Members;
}

const WORDS = { text: 'a text', texts: 'a list of texts', number: 'a number', object: 'an object' };

function wrong(at: string, kind: Kind, value: unknown): RpcError {
  const wanted = typeof kind === 'string' ? WORDS[kind] : `one of ${kind.join(', ')}`;
  const got = value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80);
  const message = `This is no review of an action: ${at} must be ${wanted}, and is ${got}.`;
  return invalidRequest(message, `/params/${at.replaceAll('.', '/')}`);
}
