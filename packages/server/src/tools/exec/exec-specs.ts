/** What the model is told of the tools that run commands. */
import type { ToolSpec } from '../../providers/model-provider.js';

const WORKDIR = { type: 'string', description: 'Folder to run in; that of the thread by default.' };

const PERMISSIONS = {
  sandbox_permissions: {
    type: 'string',
    enum: ['use_default', 'require_escalated', 'with_additional_permissions'],
    description: 'Whether the sandbox is enough; anything else is asked for first.',
  },
  justification: { type: 'string', description: 'A question to the user, where more than the sandbox is needed.' },
  prefix_rule: {
    type: 'array',
    items: { type: 'string' },
    description: 'First words of commands that the user may allow from now on.',
  },
  additional_permissions: {
    type: 'object',
    description: 'What is needed beyond the sandbox, with with_additional_permissions.',
    properties: {
      network: { type: 'object', properties: { enabled: { type: 'boolean' } } },
      file_system: {
        type: 'object',
        properties: {
          read: { type: 'array', items: { type: 'string' } },
          write: { type: 'array', items: { type: 'string' } },
        },
      },
    },
  },
};

export const EXEC_COMMAND = tool(
  'exec_command',
  'Runs a command in a shell. One that does not end in time goes on, and can be written to and waited for.',
  {
    cmd: { type: 'string', description: 'The command.' },
    workdir: WORKDIR,
    tty: { type: 'boolean', description: 'Gives it a terminal, so that it can be written to.' },
    yield_time_ms: { type: 'number', description: 'How long to wait for its end, in milliseconds.' },
    max_output_tokens: { type: 'number', description: 'How much of its output to tell.' },
    ...PERMISSIONS,
  },
  ['cmd'],
);

export const WRITE_STDIN = tool(
  'write_stdin',
  'Writes to a command that still runs, and tells what it has written since.',
  {
    session_id: { type: 'number', description: 'The number of the running command.' },
    chars: { type: 'string', description: 'What to write; nothing to only wait.' },
    yield_time_ms: { type: 'number', description: 'How long to wait for output, in milliseconds.' },
    max_output_tokens: { type: 'number', description: 'How much of its output to tell.' },
  },
  ['session_id'],
);

export const SHELL_COMMAND = tool(
  'shell_command',
  'Runs a command in a shell to its end.',
  {
    command: { type: 'string', description: 'The command.' },
    workdir: WORKDIR,
    timeout_ms: { type: 'number', description: 'When to end it, in milliseconds.' },
    ...PERMISSIONS,
  },
  ['command'],
);

function tool(name: string, description: string, properties: object, required: string[]): ToolSpec {
  const parameters = { type: 'object', properties, required, additionalProperties: false };
  return { type: 'function', name, description, strict: false, parameters };
}
