/** What the mocked model says, by the first word of the last text of the user. */

import { type Script, byText } from '../../../test/support/mock-model/by-text.js';

export const PLAN = [
  { step: 'Look around', status: 'completed' },
  { step: 'Write it down', status: 'in_progress' },
];

export const QUESTION = {
  id: 'colour',
  header: 'Colour',
  question: 'Which colour?',
  options: [
    { label: 'Red', description: 'Warm.' },
    { label: 'Blue', description: 'Cold.' },
  ],
};

const PATCH = `*** Begin Patch
*** Add File: added.txt
+line one
+line two
*** End Patch
`;

/** What the patch of `#patch` leaves in `added.txt`. */
export const PATCHED = 'line one\nline two\n';

const SCRIPTS: Readonly<Record<string, Script>> = {
  '#think': [[{ think: ['**Looking**\n\nfirst', '**Deciding**\n\nsecond'] }, { say: 'Thought.' }]],
  '#shell': [
    [{ say: 'I will run it.', phase: 'commentary' }, { shell: 'echo hello; echo world >&2' }],
    [{ say: 'It ran.', phase: 'final_answer' }],
  ],
  '#patch': [[{ patch: PATCH }], [{ say: 'Patched.' }]],
  '#plan': [[{ call: 'update_plan', args: { explanation: 'Two steps', plan: PLAN } }], [{ say: 'Planned.' }]],
  '#ask': [[{ call: 'request_user_input', args: { questions: [QUESTION] } }], [{ say: 'Asked.' }]],
  '#tool': [[{ call: 'look_up', namespace: 'library', args: { title: 'Ulysses' } }], [{ say: 'Looked up.' }]],
  '#hold': [[{ say: 'Waiting.' }, 'hold', { say: 'Waited.' }]],
  '#limit': { status: 429 },
};

/** A text without a script of its own is repeated. */
export const scriptedModel = byText((text) => SCRIPTS[text.split(' ')[0] ?? ''] ?? [[{ say: `You said: ${text}` }]]);
