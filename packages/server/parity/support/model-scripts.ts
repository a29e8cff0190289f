/** What the model of the scripts says, by the first `#word` in the last text of the user. */
import { type Script, byText, terminalIn } from '../../../../test/support/mock-model/by-text.js';
import type { Player } from '../../../../test/support/mock-model/mock-responses.js';
import { USAGE, type Usage } from '../../../../test/support/mock-model/parts.js';

export const PATCH = `*** Begin Patch
*** Add File: added.txt
+line one
+line two
*** End Patch
`;

const CHANGES = `*** Begin Patch
*** Update File: kept.txt
@@
 one
-two
+TWO
 three
*** Update File: moved.txt
*** Move to: folder/moved.txt
@@
-here
+there
*** Delete File: gone.txt
*** End Patch
`;

const OVERWRITING = `*** Begin Patch
*** Add File: kept.txt
+one
+two and a half
*** End Patch
`;

const MISFIT = `*** Begin Patch
*** Update File: kept.txt
@@
-no such line
+another
*** End Patch
`;

const PLAN = [
  { step: 'Look around', status: 'completed' },
  { step: 'Write it down', status: 'in_progress' },
  { step: 'Go home', status: 'pending' },
];

const QUESTION = {
  id: 'colour',
  header: 'Colour',
  question: 'Which colour?',
  options: [
    { label: 'Red', description: 'Warm.' },
    { label: 'Blue', description: 'Cold.' },
  ],
};

const escalated = { sandbox_permissions: 'require_escalated', justification: 'It has to be outside.' };

/** The model says nothing to what it has seen. */
function look(args: object): Script {
  return [[{ call: 'view_image', args }]];
}

const FINE: Script = [[{ say: 'Fine.' }]];

const HOLD: Script = [[{ say: 'Waiting.' }, 'hold', { say: 'Waited.' }]];

/** So much that there is no room for another answer. */
export const FULL: Usage = { ...USAGE, input_tokens: 244_780, output_tokens: 20, total_tokens: 244_800 };

/** An answer that says itself that it came to nothing. */
export function failing(code: string): Script {
  const error = { code, message: 'It came to nothing.' };
  return [[{ event: { type: 'response.failed', response: { id: 'resp', error } } }, 'stop']];
}

const SCRIPTS: Readonly<Record<string, Script>> = {
  '#fine': FINE,
  '#two': [
    [
      { say: 'First message.', phase: 'commentary' },
      { say: 'Second message.', phase: 'final_answer' },
    ],
  ],
  '#chars': [[{ say: ['h', 'é', 'llo ', '\u{1F30D}', '\n\n "quotes" \\back\t'] }]],
  '#nothing': [[]],
  '#think': [
    [{ think: [['**Look', 'ing**\n\nfirst'], '**Deciding**\n\nsecond'], raw: ['all of ', 'it'] }, { say: 'Thought.' }],
  ],
  '#shell': [
    [{ say: 'I will run it.', phase: 'commentary' }, { shell: 'echo hello; echo world >&2' }],
    [{ say: 'It ran.', phase: 'final_answer' }],
  ],
  '#failing': [[{ shell: 'echo oops >&2; exit 3' }], [{ say: 'It failed.' }]],
  '#read': [[{ shell: 'cat kept.txt' }], [{ say: 'Read.' }]],
  '#list': [[{ shell: 'ls' }], [{ say: 'Listed.' }]],
  '#touch': [[{ shell: 'touch made.txt' }], [{ say: 'Touched.' }]],
  '#denied': [[{ shell: 'sleep 0.4; touch made.txt' }], [{ say: 'Not touched.' }]],
  '#elsewhere': [[{ shell: 'pwd', args: { workdir: 'folder' } }], [{ say: 'Been there.' }]],
  '#sleep': [[{ shell: 'echo start; sleep 30; echo end' }], [{ say: 'Slept.' }]],
  '#slow-command': [[{ shell: 'echo a; sleep 0.6; echo b' }], [{ say: 'Ran slowly.' }]],
  '#late': [[{ shell: 'sleep 1.2; echo late', args: { yield_time_ms: 300 } }], [{ say: 'Not waiting.' }]],
  '#both': [[{ shell: 'echo A' }, { shell: 'sleep 0.3; echo B' }], [{ say: 'Both.' }]],
  '#again': [[{ shell: 'touch made.txt' }], [{ shell: 'touch made.txt' }], [{ say: 'Twice.' }]],
  '#escalate': [[{ shell: 'touch outside.txt', args: escalated }], [{ say: 'Asked for more.' }]],
  '#harmless': [[{ shell: 'touch harmless', args: escalated }], [{ say: 'Allowed.' }]],
  '#harmful': [[{ shell: 'touch harmful', args: escalated }], [{ say: 'Denied.' }]],
  '#unclear': [[{ shell: 'touch unclear', args: escalated }], [{ say: 'Not understood.' }]],
  '#unreviewed': [[{ shell: 'touch unreviewed', args: escalated }], [{ say: 'Not reviewed.' }]],
  '#unknown-tool': [[{ call: 'no_such_tool', args: { x: 1 } }], [{ say: 'No such tool.' }]],
  '#bad-arguments': [[{ call: 'exec_command', args: '{"cmd": 5' }], [{ say: 'Bad arguments.' }]],
  '#patch': [[{ patch: PATCH }], [{ say: 'Patched.' }]],
  '#changes': [[{ patch: CHANGES }], [{ say: 'Changed.' }]],
  '#overwriting': [[{ patch: OVERWRITING }], [{ say: 'Written anew.' }]],
  '#misfit': [[{ patch: MISFIT }], [{ say: 'It did not fit.' }]],
  '#plan': [[{ call: 'update_plan', args: { explanation: 'Three steps', plan: PLAN } }], [{ say: 'Planned.' }]],
  '#propose': [[{ say: ['Before.\n', '<proposed_plan>\n# Plan\n', '- one\n- two\n', '</proposed_plan>\n', 'After.'] }]],
  '#ask': [[{ call: 'request_user_input', args: { questions: [QUESTION] } }], [{ say: 'Asked.' }]],
  '#tool': [[{ call: 'look_up', args: { title: 'Ulysses' } }], [{ say: 'Looked up.' }]],
  '#space-tool': [[{ call: 'look_up', namespace: 'library', args: { title: 'Ulysses' } }], [{ say: 'Looked up.' }]],
  '#permissions': [
    [{ call: 'request_permissions', args: { permissions: { network: { enabled: true } }, reason: 'To look it up.' } }],
    [{ say: 'Asked for permissions.' }],
  ],
  '#look': [[{ call: 'view_image', args: { path: 'pixel.png' } }], [{ say: 'Seen.' }]],
  '#look-up': look({ path: '../ws/pixel.png' }),
  '#look-home': look({ path: '~/pixel.png' }),
  '#look-closely': look({ path: 'pixel.png', detail: 'original' }),
  '#look-briefly': look({ path: 'pixel.png', detail: 'low' }),
  '#look-at-nothing': look({ path: 'none.png' }),
  '#look-at-folder': look({ path: 'folder' }),
  '#look-at-text': look({ path: 'kept.txt' }),
  '#look-at-half': look({ path: 'half.png' }),
  '#look-blindly': look({}),
  '#search': [
    [
      { item: { type: 'web_search_call', status: 'completed', action: { type: 'search', query: 'ulysses' } } },
      { say: 'Found.' },
    ],
  ],
  '#talk': [
    [{ shell: 'cat', args: { tty: true, yield_time_ms: 400 } }],
    (request) => [
      { call: 'write_stdin', args: { session_id: terminalIn(request), chars: 'hi\n', yield_time_ms: 400 } },
    ],
    (request) => [
      { call: 'write_stdin', args: { session_id: terminalIn(request), chars: '\u0004', yield_time_ms: 2000 } },
    ],
    [{ say: 'Talked to it.' }],
  ],
  '#full': [{ parts: [{ say: 'Full.' }], usage: FULL }],
  '#full-call': [{ parts: [{ shell: 'echo called' }], usage: FULL }, [{ say: 'Called.' }]],
  '#full-held': [{ parts: [{ say: 'Waiting.' }, 'hold', { say: 'Full.' }], usage: FULL }],
  '#hold': HOLD,
  '#held-words': [['hold', { say: 'Now.' }]],
  '#limit': { status: 429, body: '{"error":{"message":"slow down"}}' },
  '#used-up': {
    status: 429,
    body: '{"error":{"type":"usage_limit_reached","message":"The usage limit has been reached"}}',
  },
  '#refused': { status: 400, body: '{"error":{"message":"bad request from the mock","type":"invalid_request_error"}}' },
  '#unauthorized': { status: 401, body: '{"error":{"message":"who are you"}}' },
  '#forbidden': { status: 403 },
  '#no-gateway': { status: 502 },
  '#broken': { status: 500, body: '{"error":{"message":"broken"}}' },
  '#overloaded': { status: 503, body: '{"error":{"code":"server_is_overloaded","message":"later"}}' },
  '#reset': { status: 0 },
  '#too-long': failing('context_length_exceeded'),
  '#quota': failing('insufficient_quota'),
  '#prompt': failing('invalid_prompt'),
  '#failed': failing('server_error'),
  '#incomplete': [
    [{ event: { type: 'response.incomplete', response: { incomplete_details: { reason: 'x' } } } }, 'stop'],
  ],

  '#cut': [[{ say: 'So far.' }, 'break']],
  '#unfinished': [[{ say: 'So far.' }, 'stop']],
};

/** One script for each time that the model is asked about the text; the last one is for all that follow. */
const ATTEMPTS: Readonly<Record<string, readonly Script[]>> = {
  '#hold-once': [HOLD, FINE],
  '#flaky': [[[{ say: 'So far.' }, 'break']], [[{ say: 'All of it.' }]]],
  '#stumbling': [{ status: 500 }, [[{ say: 'In the end.' }]]],
};

/** A text without a script of its own is repeated; longer ones are of the servers, who choose their own words. */
export function scriptedModel(): Player {
  const asked = new Map<string, number>();
  return byText((text) => {
    const name = /#[\w-]+/.exec(text)?.[0] ?? '';
    const times = asked.get(text) ?? 0;
    asked.set(text, times + 1);
    const script = SCRIPTS[name] ?? ATTEMPTS[name]?.[times] ?? ATTEMPTS[name]?.at(-1);
    return script ?? (text.length < 60 ? [[{ say: `You said: ${text}` }]] : FINE);
  });
}
