/** Messages about threads and turns, as a server writes them. */
import type { ThreadItem, ThreadStartResponse, Turn, UserInput } from '@app-server/schema/experimental';
import type { Message } from './server.js';

export const THREAD = '01a1fa1b-37a3-7e51-bba0-961bfdccd826';

export function opened(overrides: Partial<ThreadStartResponse> = {}): ThreadStartResponse {
  return {
    thread: {
      id: THREAD,
      sessionId: THREAD,
      forkedFromId: null,
      preview: '',
      ephemeral: false,
      modelProvider: 'mock',
      createdAt: 1,
      updatedAt: 1,
      status: { type: 'idle' },
      path: null,
      cwd: '/w',
      cliVersion: '0.134.0',
      source: 'vscode',
      threadSource: null,
      agentNickname: null,
      agentRole: null,
      gitInfo: null,
      name: null,
      turns: [],
    },
    model: 'm1',
    modelProvider: 'mock',
    serviceTier: null,
    cwd: '/w',
    runtimeWorkspaceRoots: [],
    instructionSources: [],
    approvalPolicy: 'on-request',
    approvalsReviewer: 'user',
    sandbox: { type: 'readOnly', networkAccess: false },
    activePermissionProfile: null,
    reasoningEffort: null,
    ...overrides,
  };
}

export function turn(id: string, status: Turn['status'] = 'inProgress', overrides: Partial<Turn> = {}): Turn {
  const times = { startedAt: null, completedAt: null, durationMs: null };
  return { id, items: [], itemsView: 'notLoaded', status, error: null, ...times, ...overrides };
}

export function turnStarted(id: string, threadId = THREAD): Message {
  return { method: 'turn/started', params: { threadId, turn: turn(id) } };
}

export function turnCompleted(id: string, status: Turn['status'] = 'completed', threadId = THREAD): Message {
  return { method: 'turn/completed', params: { threadId, turn: turn(id, status, { durationMs: 5 }) } };
}

export function agentMessage(id: string, text: string): ThreadItem {
  return { type: 'agentMessage', id, text, phase: null, memoryCitation: null };
}

export function userMessage(id: string, content: UserInput[]): ThreadItem {
  return { type: 'userMessage', id, content };
}

export function text(content: string): UserInput {
  return { type: 'text', text: content, text_elements: [] };
}

export function itemStarted(turnId: string, item: ThreadItem): Message {
  return { method: 'item/started', params: { threadId: THREAD, turnId, item, startedAtMs: 1 } };
}

export function itemCompleted(turnId: string, item: ThreadItem): Message {
  return { method: 'item/completed', params: { threadId: THREAD, turnId, item, completedAtMs: 2 } };
}

export function delta(turnId: string, itemId: string, piece: string): Message {
  return { method: 'item/agentMessage/delta', params: { threadId: THREAD, turnId, itemId, delta: piece } };
}
