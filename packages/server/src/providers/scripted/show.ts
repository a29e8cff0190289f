/** What a server without a scenario plays: an echo, and by keywords something of everything, in any folder. */
import type { Scenario, Step } from '../../scenario/scenario-types.js';

const LOOK: Step = { run: { command: 'ls', approval: true, reason: 'May I look at the files?' } };

const WRITE: Step = { patch: { changes: [{ path: 'hello.txt', kind: { type: 'add' }, diff: 'Hello!\n' }] } };

const ASK: Step = {
  ask: {
    questions: [
      {
        id: 'colour',
        header: 'Colour',
        question: 'Which colour do you like?',
        isOther: true,
        isSecret: false,
        options: [
          { label: 'Red', description: 'A warm one.' },
          { label: 'Blue', description: 'A cold one.' },
        ],
      },
    ],
  },
};

/** How turns begin that the server starts for a goal. */
const GOAL = 'Go on working towards the goal of this thread.';

/** The keywords begin with a mark, so that nobody runs into them by chance. */
export const SHOW: Scenario = {
  scenario: 'show',
  turns: [
    {
      when: '#show',
      steps: [
        { reasoning: '**Making a plan**\n\nFirst I look around, then I write a file.' },
        {
          plan: [
            { step: 'Look around', status: 'inProgress' },
            { step: 'Write hello.txt', status: 'pending' },
          ],
          explanation: 'One thing after the other.',
        },
        { say: 'I will list the files.' },
        LOOK,
        {
          plan: [
            { step: 'Look around', status: 'completed' },
            { step: 'Write hello.txt', status: 'inProgress' },
          ],
        },
        { say: 'Now I write a file.' },
        WRITE,
        {
          plan: [
            { step: 'Look around', status: 'completed' },
            { step: 'Write hello.txt', status: 'completed' },
          ],
        },
        { say: 'The plan is carried out.' },
      ],
    },
    { when: '#run', steps: [{ say: 'I will list the files.' }, LOOK, { say: 'That is what is here.' }] },
    { when: '#patch', steps: [{ say: 'I will write hello.txt.' }, WRITE, { say: 'That was the patch.' }] },
    {
      when: '#plan',
      steps: [
        { plan: [{ step: 'Think', status: 'inProgress' }], explanation: 'There is little to do.' },
        { plan: [{ step: 'Think', status: 'completed' }] },
        { say: 'The plan is carried out.' },
      ],
    },
    { when: '#ask', steps: [ASK, { say: 'Thank you.' }] },
    { when: '#wait', steps: [{ say: 'I am waiting.' }, { hang: true }, { say: 'I go on.' }] },
    {
      when: '#fail',
      steps: [{ fail: { message: 'The model is not available.', codexErrorInfo: 'serverOverloaded', retries: 1 } }],
    },
    {
      when: GOAL,
      steps: [
        { say: 'There is nothing that I could do about it, so it is done.' },
        { tool: 'update_goal', arguments: { status: 'complete' } },
      ],
    },
    { times: 'always', steps: [{ reasoning: 'Somebody says: $input' }, { say: 'You said: $input' }] },
  ],
};
