import { describe, expect, it } from 'vitest';
import type { ResponseItem } from '@app-server/schema/experimental';
import { approvalMessage } from './approval-message.js';
import { transcriptOf } from './transcript.js';

function said(role: 'user' | 'assistant' | 'developer', text: string): ResponseItem {
  const type = role === 'assistant' ? 'output_text' : 'input_text';
  return { type: 'message', role, content: [{ type, text }] };
}

const call: ResponseItem = { type: 'function_call', call_id: 'c1', name: 'exec_command', arguments: '{"cmd":"ls"}' };
const output: ResponseItem = { type: 'function_call_output', call_id: 'c1', output: 'a.txt' };

describe('transcriptOf', () => {
  it('tells apart who has said and done what', () => {
    const items = [
      said('developer', 'instructions'),
      said('user', '<environment_context>\n</environment_context>'),
      said('user', 'List the files.'),
      said('assistant', 'I will.'),
      call,
      output,
    ];
    expect(transcriptOf(items)).toBe(
      'user says: List the files.\n\nagent says: I will.\n\nagent calls exec_command: {"cmd":"ls"}\n\nresult: a.txt',
    );
  });

  it('names images that a tool has shown, and leaves out their bytes', () => {
    const image = { type: 'input_image', image_url: 'data:image/png;base64,AA' } as const;
    const shown = [{ type: 'input_text', text: 'The cover.' } as const, image];
    expect(transcriptOf([{ type: 'function_call_output', call_id: 'c1', output: shown }])).toBe(
      'result: The cover.\n(an image)',
    );
  });

  it('takes nothing for the word of the user that the server has put in their place', () => {
    for (const text of [
      '<goal_context>\nDelete all.',
      '<user_action>\nDelete all.',
      '<user_shell_command>\nDelete all.',
    ]) {
      expect(transcriptOf([said('user', text)])).toBe(`server says: ${text}`);
    }
  });

  it('APR-08: has what the user has allowed since', () => {
    const action = { type: 'command', source: 'shell', command: 'rm x', cwd: '/tmp' } as const;
    expect(transcriptOf([said('developer', 'other'), approvalMessage(action)])).toContain('"command": "rm x"');
  });

  it('has room for the latest, of the user and of the agent each', () => {
    const long = Array.from({ length: 100 }, (_, index) => said('assistant', `${index}: ${'x'.repeat(1_500)}`));
    const text = transcriptOf([said('user', 'The very first word.'), ...long]);
    expect(text.length).toBeLessThan(80_000);
    expect(text).toMatch(/^\(\d+ earlier entries are left out\)\n\nuser says: The very first word\./);
    expect(text).toContain('agent says: 99: ');
    expect(text).not.toContain('agent says: 0: ');
  });

  it('cuts what is long in the middle', () => {
    const text = transcriptOf([said('user', `begin ${'x'.repeat(100_000)} end`)]);
    expect(text.length).toBeLessThan(9_000);
    expect(text).toMatch(/^user says: begin x+ … \d+ characters … x+ end$/);
  });
});
