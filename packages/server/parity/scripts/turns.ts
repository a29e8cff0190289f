/** Turns of a model that talks, thinks and runs commands without asking anybody. */
import { join } from 'node:path';
import { mkdir, writeFile } from 'node:fs/promises';
import type { Places } from '../support/places.js';
import { FREE, begin, ended, resume, runTurn, startThread, textOf } from './on-threads.js';
import { PIXEL } from '../../test/pixel.js';
import type { Script } from './script.js';

/** A workspace with files that commands and patches of the model are about. */
export async function plantFiles({ workspace }: Places): Promise<void> {
  await mkdir(join(workspace, 'folder'));
  for (const [name, text] of [
    ['kept.txt', 'one\ntwo\nthree\n'],
    ['moved.txt', 'here\n'],
    ['gone.txt', 'old\n'],
  ] as const) {
    await writeFile(join(workspace, name), text);
  }
}

const words: Script = {
  title: 'a turn in which the model talks: its deltas, items, usage and limits',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    for (const text of ['hello', '#two', '#chars', '#nothing']) await runTurn(session, threadId, text);
    await session.request('thread/read', { threadId, includeTurns: true });
  },
};

const thoughts: Script = {
  title: 'a turn in which the model thinks, and how much of it is wanted',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    await runTurn(session, threadId, '#think');
    await runTurn(session, threadId, '#think', { summary: 'none' });
    await runTurn(session, threadId, '#think', { effort: 'high', summary: 'detailed' });
    await session.request('thread/read', { threadId, includeTurns: true });
  },
};

const commands: Script = {
  title: 'ITM-01: commands that the model runs, and calls that cannot be understood',
  prepare: plantFiles,
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session, { cwd: session.path(), ...FREE });
    const texts = ['#shell', '#failing', '#read', '#list', '#touch', '#elsewhere', '#unknown-tool', '#bad-arguments'];
    for (const text of texts) await runTurn(session, threadId, text);
    await session.request('thread/read', { threadId, includeTurns: true });
  },
};

const slowCommands: Script = {
  title: 'commands side by side, and one that outlives its turn',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session, FREE);
    await runTurn(session, threadId, '#both');
    await runTurn(session, threadId, '#late');
    await session.announced('item/completed', { item: { type: 'commandExecution', aggregatedOutput: 'late\n' } });
  },
};

const patches: Script = {
  title: 'patches of the model: files are added, changed, moved and removed',
  prepare: plantFiles,
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session, { cwd: session.path(), ...FREE });
    for (const text of ['#patch', '#changes', '#overwriting', '#misfit']) await runTurn(session, threadId, text);
    await session.request('thread/read', { threadId, includeTurns: true });
    for (const name of ['added.txt', 'kept.txt', 'moved.txt', 'folder/moved.txt', 'gone.txt']) {
      await session.request('fs/readFile', { path: session.path(name) });
    }
  },
};

const streamedPatch: Script = {
  title: 'ITM-02: a patch is shown while it is written',
  config: '[features]\napply_patch_streaming_events = true\n',
  prepare: plantFiles,
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session, { cwd: session.path(), ...FREE });
    for (const text of ['#patch', '#overwriting']) await runTurn(session, threadId, text);
  },
};

const input: Script = {
  title: 'TRN-01, TRN-08: input of every kind, none at all, and too much',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    const turn = async (input: unknown, more: object = {}) => {
      const answer = await session.request('turn/start', { threadId, input, ...more });
      const { turn } = (answer?.result ?? {}) as { turn?: { id: string } };
      if (turn) await ended(session, turn.id);
    };
    const image = (more: object) => ({
      type: 'image',
      url: `data:image/png;base64,${PIXEL.toString('base64')}`,
      ...more,
    });
    await turn(textOf('first'));
    await turn([]);
    await turn([...textOf('two'), ...textOf('texts')]);
    await turn([{ type: 'text', text: 'marked', text_elements: [{ byteRange: { start: 0, end: 3 } }] }]);
    await turn([{ type: 'text', text: '' }]);
    await turn([image({}), ...textOf('an image #fine')]);
    await turn([image({ detail: 'high' }), image({ detail: 'original' }), ...textOf('two images #fine')]);
    await turn([{ type: 'localImage', path: '/none.png' }, ...textOf('no image #fine')]);
    await turn([{ type: 'mention', name: 'kept', path: session.path('kept.txt') }, ...textOf('a mention #fine')]);
    await turn([{ type: 'bogus' }]);
    await turn([{ type: 'text' }]);
    await turn('hi');
    await turn(textOf('x'.repeat(1_048_577)));
    await turn(textOf('hi'), { effort: 'bogus' });
    await turn(textOf('hi'), { cwd: 5 });
    await session.request('turn/start', { threadId });
    await session.request('turn/start', { input: textOf('nobody') });
    await session.request('turn/start', { threadId: 'x', input: textOf('nobody') });
    await session.request('turn/start', { threadId: '00000000-0000-7000-8000-000000000000', input: textOf('nobody') });
    await session.request('thread/read', { threadId, includeTurns: true });
  },
};

const overrides: Script = {
  title: 'TRN-06, TRN-07: settings that come with a turn stay, and are told when they change',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session, { cwd: session.path() });
    const settings = { model: 'gpt-5.4', reasoning_effort: 'low', developer_instructions: 'Be brief.' };
    const schema = {
      type: 'object',
      properties: { a: { type: 'string' } },
      required: ['a'],
      additionalProperties: false,
    };
    for (const more of [
      {},
      { model: 'gpt-5.4' },
      { model: 'gpt-5.4' },
      { effort: 'high', summary: 'concise' },
      { approvalPolicy: 'never' },
      { approvalsReviewer: 'auto_review' },
      { approvalsReviewer: 'user' },
      { sandboxPolicy: { type: 'readOnly', networkAccess: false } },
      { sandboxPolicy: { type: 'workspaceWrite', writableRoots: ['/tmp'], networkAccess: true } },
      { sandboxPolicy: { type: 'dangerFullAccess' } },
      { sandboxPolicy: { type: 'externalSandbox', networkAccess: 'restricted' } },
      { permissions: ':read-only' },
      { permissions: ':workspace' },
      { permissions: ':workspace', sandboxPolicy: { type: 'dangerFullAccess' } },
      { permissions: 'nope' },
      { cwd: session.places.root },
      { runtimeWorkspaceRoots: [session.path(), session.places.root] },
      { personality: 'friendly' },
      { serviceTier: 'fast' },
      { serviceTier: null },
      { outputSchema: schema },
      { collaborationMode: { mode: 'default', settings } },
      { environments: [{ environmentId: 'nope', cwd: '/tmp' }] },
      { environments: [] },
      { responsesapiClientMetadata: { origin: 'here' } },
    ]) {
      await runTurn(session, threadId, 'hello', more);
    }
    await resume(session, { threadId });
  },
};

const raw: Script = {
  title: 'what the model said is told as it said it, to whoever wants that',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session, { experimentalRawEvents: true, ...FREE });
    for (const text of ['hello', '#think', '#shell']) await runTurn(session, threadId, text);
  },
};

const usage: Script = {
  title: 'THR-10: what a thread has used is told with each answer, and again to whoever resumes it',
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session);
    await runTurn(session, threadId, 'one');
    await runTurn(session, threadId, '#shell');
    await resume(session, { threadId });
    await resume(session, { threadId, excludeTurns: true });
    await session.restart();
    await session.initialize();
    await resume(session, { threadId });
    await runTurn(session, threadId, 'after');
    await session.request('thread/fork', { threadId });
  },
};

const several: Script = {
  title: 'turns of two threads at once, and turns that follow each other without waiting',
  async run(session) {
    await session.initialize();
    const one = await startThread(session);
    const other = await startThread(session);
    const turns = await Promise.all([begin(session, one, 'to one'), begin(session, other, 'to another')]);
    await Promise.all(turns.map((turn) => ended(session, turn)));
    await runTurn(session, one, 'again');
    await runTurn(session, other, 'again');
  },
};

const images: Script = {
  title: 'ITM-09: images that the model looks at, and files that are none',
  async prepare(places) {
    await plantFiles(places);
    await writeFile(join(places.workspace, 'pixel.png'), PIXEL);
    await writeFile(join(places.workspace, 'half.png'), PIXEL.subarray(0, PIXEL.length / 2));
    await writeFile(join(places.home, '..', 'pixel.png'), PIXEL);
  },
  async run(session) {
    await session.initialize();
    const cwd = session.path();
    const threadId = await startThread(session, { cwd, experimentalRawEvents: true, ...FREE });
    for (const text of ['#look-up', '#look-home', '#look-closely', '#look-briefly', '#look-blindly']) {
      await runTurn(session, threadId, text);
    }
    for (const text of ['#look-at-nothing', '#look-at-folder', '#look-at-text', '#look-at-half']) {
      await runTurn(session, threadId, text);
    }
    await runTurn(session, threadId, '#look-up', {
      environments: [{ environmentId: 'local', cwd: session.path('folder') }],
    });
    await runTurn(session, threadId, '#look-closely', { environments: [] });
    await session.request('thread/read', { threadId, includeTurns: true });
    const reader = await startThread(session, { cwd, sandbox: 'read-only', approvalPolicy: 'untrusted' });
    await runTurn(session, reader, '#look');
  },
};

const hosted: Script = {
  title: 'what the model looks at and looks up, and a program that it talks to',
  async prepare(places) {
    await plantFiles(places);
    await writeFile(join(places.workspace, 'pixel.png'), PIXEL);
  },
  async run(session) {
    await session.initialize();
    const threadId = await startThread(session, { cwd: session.path(), ...FREE });
    for (const text of ['#look', '#search', '#talk']) await runTurn(session, threadId, text);
    await session.request('thread/read', { threadId, includeTurns: true });
  },
};

export const turnScripts = [
  words,
  thoughts,
  commands,
  slowCommands,
  patches,
  streamedPatch,
  input,
  overrides,
  raw,
  images,
  hosted,
  usage,
  several,
];
