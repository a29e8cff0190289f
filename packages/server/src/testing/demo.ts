/** What the command plays when it is given no scenario: something of everything. */
import { defineScenario } from '../scenario/load.js';
import type { Scenario } from '../scenario/scenario-types.js';

const CWD = '/home/fake/project';

export const DEMO: Scenario = defineScenario({
  scenario: 'demo',
  threads: [{ name: 'An earlier conversation' }],
  replies: [
    { method: 'account/read', result: { account: null, requiresOpenaiAuth: false } },
    { method: 'model/list', result: { data: [], nextCursor: null } },
    { method: 'skills/list', result: { data: [] } },
    { method: 'hooks/list', result: { data: [] } },
  ],
  turns: [
    {
      when: 'run',
      steps: [
        { say: 'I will list the files.' },
        { run: { command: 'ls', output: 'README.md\nsrc\n', approval: true } },
        { say: 'There are two entries: README.md and src.' },
      ],
    },
    {
      when: 'patch',
      steps: [
        { patch: { changes: [{ path: `${CWD}/hello.txt`, kind: { type: 'add' }, diff: 'Hello!\n' }], approval: true } },
        { say: 'hello.txt is written.' },
      ],
    },
    {
      when: 'plan',
      steps: [
        { plan: [{ step: 'Look around', status: 'inProgress' }], explanation: 'One thing after the other.' },
        { plan: [{ step: 'Look around', status: 'completed' }] },
        { say: 'The plan is carried out.' },
      ],
    },
    {
      when: 'ask',
      steps: [
        {
          ask: {
            questions: [
              {
                id: 'colour',
                header: 'Colour',
                question: 'Which colour?',
                isOther: true,
                isSecret: false,
                options: [{ label: 'Red', description: 'A warm one.' }],
              },
            ],
          },
        },
        { say: 'Thank you.' },
      ],
    },
    { when: 'tool', steps: [{ tool: 'lookup', arguments: { id: 'A-1' } }, { say: 'The tool has answered.' }] },
    { when: 'fail', steps: [{ fail: { message: 'The model is not available.', codexErrorInfo: 'serverOverloaded' } }] },
    { when: 'wait', steps: [{ say: 'I am waiting.' }, { hang: true }, { say: 'I go on.' }] },
    { times: 'always', steps: [{ reasoning: 'Somebody says: $input' }, { say: 'You said: $input' }] },
  ],
});
