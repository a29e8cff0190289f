import type { ThreadItem, TurnError } from '@app-server/schema/experimental';
import type { EventMsg, RolloutLine } from '@app-server/schema/rollout';
import { describe, expect, it } from 'vitest';
import { foldTurn, foldTurns } from './fold-turn.js';
import { linesOfItem } from './item-lines.js';
import { event, reread, response, storedTurns } from './test-support.js';
import { responseItemLine, turnEndedLine, turnFailedLine, turnStartedLine } from './turn-lines.js';

const THREAD = '01a21792-ae81-7c93-a699-533c26466849';
const user = (message: string, more: object = {}) =>
  event({ type: 'user_message', message, images: null, local_images: [], text_elements: [], ...more });
const agent = (message: string) => event({ type: 'agent_message', message });
const started = (turn_id: string) => event({ type: 'task_started', turn_id, collaboration_mode_kind: 'default' });
const complete = (turn_id: string) => event({ type: 'task_complete', turn_id });
const command = (call_id: string, turn_id: string) =>
  event({
    type: 'exec_command_end',
    call_id,
    turn_id,
    command: ['/bin/bash', '-lc', 'cat a.txt && ls'],
    cwd: '/p',
    parsed_cmd: [
      { type: 'read', cmd: 'cat a.txt', name: 'a.txt', path: 'a.txt' },
      { type: 'list_files', cmd: 'ls', path: null },
    ],
    source: 'agent',
    stdout: '',
    stderr: '',
    aggregated_output: 'out',
    exit_code: 0,
    duration: { secs: 1, nanos: 500_999_999 },
    formatted_output: '',
    status: 'completed',
    completed_at_ms: 0,
  });

describe('a turn of ours', () => {
  const place = { threadId: THREAD, turnId: 'turn', completedAtMs: 1 };
  const said: ThreadItem = { type: 'userMessage', id: 'u', content: [{ type: 'text', text: 'hi', text_elements: [] }] };
  const answer: ThreadItem = { type: 'agentMessage', id: 'a', text: 'yo', phase: null, memoryCitation: null };
  const begin = turnStartedLine({ turnId: 'turn', startedAtMs: 1_795_691_818_999, mode: 'default' });
  const ended = { turnId: 'turn', lastMessage: 'yo', completedAtMs: 1_795_691_820_001, durationMs: 1002 };
  const lines = [
    begin,
    ...linesOfItem(said, place),
    responseItemLine({ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'hi' }] }),
    ...linesOfItem(answer, place),
  ];

  it('comes back with its items and times', () => {
    expect(folded([...lines, turnEndedLine({ ...ended, status: 'completed' })])).toStrictEqual([
      {
        id: 'turn',
        items: [said, answer],
        itemsView: 'full',
        status: 'completed',
        error: null,
        startedAt: 1_795_691_818,
        completedAt: 1_795_691_820,
        durationMs: 1002,
      },
    ]);
  });

  it('keeps why it failed', () => {
    const error: TurnError = {
      message: 'no',
      codexErrorInfo: { responseTooManyFailedAttempts: { httpStatusCode: 429 } },
      additionalDetails: 'slow down',
    };
    const failed = [...lines, turnFailedLine(error), turnEndedLine({ ...ended, status: 'failed' })];
    expect(folded(failed)).toMatchObject([{ status: 'failed', error, durationMs: 1002 }]);
  });

  it('keeps that it was interrupted', () => {
    const [turn] = folded([...lines, turnEndedLine({ ...ended, status: 'interrupted' })]);
    expect(turn).toMatchObject({ status: 'interrupted', error: null, completedAt: 1_795_691_820, durationMs: 1002 });
  });

  it('without an end has no times of one', () => {
    expect(folded(lines)).toMatchObject([{ status: 'interrupted', completedAt: null, durationMs: null }]);
  });

  it('has items that are told again, later, in their first place', () => {
    const longer: ThreadItem = { ...answer, text: 'yo, again' };
    expect(folded([...lines, ...linesOfItem(longer, place)])[0]?.items).toEqual([said, longer]);
  });

  it('has begin and end of a review under one id', () => {
    const review: ThreadItem[] = [
      { type: 'enteredReviewMode', id: 'turn', review: 'current changes' },
      { type: 'exitedReviewMode', id: 'turn', review: 'Fine.' },
    ];
    expect(folded([begin, ...review.flatMap((item) => linesOfItem(item, place))])[0]?.items).toEqual(review);
  });

  it('passes over events that say the same without ids', () => {
    const doubled = [...lines, user('hi'), agent('yo'), event({ type: 'agent_reasoning', text: 'thought' })];
    expect(folded(doubled)[0]?.items).toEqual([
      said,
      answer,
      { type: 'reasoning', id: 'item-1', summary: ['thought'], content: [] },
    ]);
  });

  it('THR-22: has no state of a review of approvals', () => {
    const assessment = event({
      type: 'guardian_assessment',
      id: 'g',
      action: { type: 'command', command: 'ls', cwd: '/p', source: 'shell' },
      status: 'approved',
      target_item_id: 'c',
      turn_id: 'turn',
      started_at_ms: 1,
    });
    const items = folded([begin, command('c', 'turn'), assessment])[0]?.items;
    expect(Object.keys(items?.[0] ?? {})).toHaveLength(11);
  });
});

describe('ROL-03: files of other releases', () => {
  it('have turns that nothing opens, and items without ids', () => {
    const lines = [
      user('one'),
      event({ type: 'agent_reasoning', text: 'A' }),
      event({ type: 'agent_reasoning_raw_content', text: 'raw' }),
      event({ type: 'agent_reasoning', text: 'B' }),
      agent('1'),
      agent(''),
      user('  ', { images: ['data:,x'] }),
      event({ type: 'context_compacted' }),
      event({ type: 'turn_aborted', reason: 'interrupted' }),
    ];
    expect(folded(lines)).toMatchObject([
      {
        id: 'rollout-0',
        status: 'completed',
        startedAt: null,
        items: [
          { type: 'userMessage', id: 'item-1' },
          { type: 'reasoning', id: 'item-2', summary: ['A', 'B'], content: ['raw'] },
          { type: 'agentMessage', id: 'item-3', text: '1', phase: null, memoryCitation: null },
        ],
      },
      {
        id: 'rollout-6',
        status: 'interrupted',
        items: [
          { id: 'item-4', content: [{ type: 'image', detail: null, url: 'data:,x' }] },
          { type: 'contextCompaction', id: 'item-5' },
        ],
      },
    ]);
  });

  it('have images with levels of detail beside them', () => {
    const [turn] = folded([
      user('x', {
        images: ['a'],
        image_details: ['original'],
        local_images: ['/b', '/c'],
        local_image_details: [null, 'high'],
      }),
    ]);
    expect(turn?.items).toMatchObject([
      {
        content: [
          { type: 'text', text: 'x' },
          { type: 'image', url: 'a', detail: 'original' },
          { type: 'localImage', path: '/b', detail: null },
          { type: 'localImage', path: '/c', detail: 'high' },
        ],
      },
    ]);
  });

  it('have commands, whose paths begin in their folder', () => {
    const [turn] = folded([started('t'), command('c', 't'), complete('t')]);
    expect(turn?.items).toEqual([
      {
        type: 'commandExecution',
        id: 'c',
        command: "/bin/bash -lc 'cat a.txt && ls'",
        cwd: '/p',
        processId: null,
        source: 'agent',
        status: 'completed',
        commandActions: [
          { type: 'read', command: 'cat a.txt', name: 'a.txt', path: '/p/a.txt' },
          { type: 'listFiles', command: 'ls', path: null },
        ],
        aggregatedOutput: 'out',
        exitCode: 0,
        durationMs: 1500,
      },
    ]);
  });

  it('have calls of MCP tools: answered, answered with an error, failed', () => {
    const call = (call_id: string, result: Extract<EventMsg, { type: 'mcp_tool_call_end' }>['result']) =>
      event({
        type: 'mcp_tool_call_end',
        call_id,
        invocation: { server: 's', tool: 't' },
        duration: { secs: 0, nanos: 3_000_000 },
        result,
      });
    const lines = [
      started('t'),
      call('1', { Ok: { content: [1], isError: false } }),
      call('2', { Ok: { content: [], isError: true, structuredContent: { b: 1 } } }),
      call('3', { Err: 'boom' }),
    ];
    const base = { type: 'mcpToolCall', server: 's', tool: 't', arguments: null, pluginId: null, durationMs: 3 };
    expect(folded(lines)[0]?.items).toEqual([
      {
        ...base,
        id: '1',
        status: 'completed',
        result: { content: [1], structuredContent: null, _meta: null },
        error: null,
      },
      {
        ...base,
        id: '2',
        status: 'failed',
        result: { content: [], structuredContent: { b: 1 }, _meta: null },
        error: null,
      },
      { ...base, id: '3', status: 'failed', result: null, error: { message: 'boom' } },
    ]);
  });

  it('have what hooks say in messages of the user', () => {
    const text = '<hook_prompt hook_run_id="run &amp; 1">do &lt;this&gt;</hook_prompt>';
    const hooked = response({ type: 'message', role: 'user', content: [{ type: 'input_text', text }] });
    expect(folded([started('t'), hooked, user('x')])[0]?.items).toMatchObject([
      { type: 'hookPrompt', id: 't-hook-1', fragments: [{ text: 'do <this>', hookRunId: 'run & 1' }] },
      { type: 'userMessage', id: 'item-1' },
    ]);
  });

  it('say nothing of what a review is about, or found', () => {
    const lines = [
      event({ type: 'entered_review_mode', target: { type: 'uncommittedChanges' } }),
      event({ type: 'exited_review_mode', review_output: null }),
    ];
    expect(folded(lines)[0]?.items).toMatchObject([
      { review: expect.stringMatching(/./) },
      { review: expect.stringMatching(/./) },
    ]);
  });

  it('have operations on other agents', () => {
    const call = { sender_thread_id: THREAD, completed_at_ms: 0 };
    const [a, b] = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'] as const;
    const lines = [
      started('t'),
      event({
        type: 'collab_waiting_end',
        call_id: 'w',
        ...call,
        statuses: { [b]: { errored: 'no' }, [a]: 'pending_init' },
      }),
      event({ type: 'collab_close_end', call_id: 'c', ...call, receiver_thread_id: a, status: { completed: 'done' } }),
    ];
    const base = {
      type: 'collabAgentToolCall',
      senderThreadId: THREAD,
      prompt: null,
      model: null,
      reasoningEffort: null,
    };
    expect(folded(lines)[0]?.items).toEqual([
      {
        ...base,
        id: 'w',
        tool: 'wait',
        status: 'failed',
        receiverThreadIds: [a, b],
        agentsStates: { [a]: { status: 'pendingInit', message: null }, [b]: { status: 'errored', message: 'no' } },
      },
      {
        ...base,
        id: 'c',
        tool: 'closeAgent',
        status: 'completed',
        receiverThreadIds: [a],
        agentsStates: { [a]: { status: 'completed', message: 'done' } },
      },
    ]);
  });

  it('may have lines that hold anything', () => {
    const types = [
      'item_completed',
      'exec_command_end',
      'patch_apply_end',
      'mcp_tool_call_end',
      'user_message',
      'web_search_end',
    ];
    const more = [
      'dynamic_tool_call_response',
      'collab_waiting_end',
      'exited_review_mode',
      'task_complete',
      'constructor',
    ];
    const odd = [...types, ...more].flatMap((type) => [
      { type },
      { type, item: 3, wire: 4, changes: [], statuses: null },
    ]);
    const lines = [started('t'), ...odd.map((payload) => event(payload as unknown as EventMsg))];
    expect(() => foldTurn({ id: 't', status: 'completed', error: null, lines })).not.toThrow();
  });
});

it('an item belongs to the turn that it names, also when it comes late', () => {
  const turns = folded([started('a'), complete('a'), started('b'), command('late', 'a'), complete('b')]);
  expect(turns.map(({ items }) => items.map(({ id }) => id))).toEqual([['late'], []]);
  const lines = [started('b'), command('late', 'a')];
  expect(foldTurn({ id: 'b', status: 'completed', error: null, lines }).items).toEqual([]);
});

function folded(lines: RolloutLine[]) {
  return foldTurns(storedTurns(reread(lines)));
}
