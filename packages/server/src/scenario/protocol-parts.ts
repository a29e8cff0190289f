/** Types of the protocol inside a scenario: checked as parts of the messages that will carry them. */
import { checkMessage } from '@app-server/schema/experimental/validators';
import type { Problem } from './shape.js';

/** A message around a part, and where the part is in it. */
type Carrier = (value: unknown) => { message: { method: string; params: object; id?: number }; at: string };

const TURN = { threadId: 't', turnId: 't' };
const ITEM = { ...TURN, itemId: 'i', startedAtMs: 0 };
const CWD = { cwd: '/' };

const CARRIERS: Record<string, Carrier> = {
  ThreadItem: (item) => ({
    message: { method: 'item/completed', params: { ...TURN, item, completedAtMs: 0 } },
    at: '/params/item',
  }),
  FileUpdateChange: (change) => ({
    message: {
      method: 'item/completed',
      params: {
        ...TURN,
        completedAtMs: 0,
        item: { type: 'fileChange', id: 'i', status: 'completed', changes: [change] },
      },
    },
    at: '/params/item/changes/0',
  }),
  TurnPlanStep: (step) => ({
    message: { method: 'turn/plan/updated', params: { ...TURN, explanation: null, plan: [step] } },
    at: '/params/plan/0',
  }),
  ToolRequestUserInputQuestion: (question) => ({
    message: { id: 0, method: 'item/tool/requestUserInput', params: { ...ITEM, questions: [question] } },
    at: '/params/questions/0',
  }),
  RequestPermissionProfile: (permissions) => ({
    message: {
      id: 0,
      method: 'item/permissions/requestApproval',
      params: { ...ITEM, ...CWD, reason: null, permissions },
    },
    at: '/params/permissions',
  }),
  CodexErrorInfo: (codexErrorInfo) => ({
    message: {
      method: 'error',
      params: { ...TURN, willRetry: false, error: { message: '', codexErrorInfo, additionalDetails: null } },
    },
    at: '/params/error/codexErrorInfo',
  }),
};

export function checkPart(type: string, value: unknown): Problem[] {
  const carrier = CARRIERS[type];
  if (!carrier) throw new Error(`Nothing carries the type ${type}.`);
  const { message, at } = carrier(value);
  return checkWhole(message, undefined, at);
}

/** What differs from the protocol in a message of the server, below a place in it. */
export function checkWhole(message: object, answers: string | undefined, at: string): Problem[] {
  const verdict = checkMessage(message, { from: 'server', answers });
  if (verdict.ok) return [];
  return verdict.faults.map(({ path, expected }) => {
    const pointer = path.startsWith(at) ? path.slice(at.length) : path;
    const keys = pointer.split('/').slice(1).map(fromPointer);
    return { path: keys, expected, got: keys.reduce(member, atPointer(message, at)) };
  });
}

function atPointer(message: object, pointer: string): unknown {
  return pointer.split('/').slice(1).map(fromPointer).reduce(member, message);
}

function fromPointer(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~');
}

function member(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
