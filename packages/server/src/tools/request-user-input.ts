/** `request_user_input`: questions to the user. */
import type { ToolRequestUserInputQuestion } from '@app-server/schema/experimental';
import { providerOf } from '../turns/provider-of.js';
import type { RunningTurn } from '../turns/running-turn.js';
import { type NamedTool, type ToolCall, ToolError, argumentsOf, text } from './tool.js';

const MOST = 3;

export function requestUserInput(turn: RunningTurn): NamedTool {
  const option = { type: 'object', properties: { label: { type: 'string' }, description: { type: 'string' } } };
  const question = {
    type: 'object',
    properties: {
      id: { type: 'string' },
      header: { type: 'string', description: 'A word or two.' },
      question: { type: 'string' },
      options: { type: 'array', items: option },
    },
    required: ['id', 'header', 'question'],
  };
  const spec = {
    type: 'function',
    name: 'request_user_input',
    description: `Asks the user one to ${MOST} short questions, and waits for the answers.`,
    strict: false,
    parameters: {
      type: 'object',
      properties: { questions: { type: 'array', items: question } },
      required: ['questions'],
    },
  } as const;
  return { name: 'request_user_input', tool: { spec: mayAsk(turn) ? spec : undefined, run } };
}

/** Models ask while they plan; scripts whenever they want. */
function mayAsk(turn: RunningTurn): boolean {
  return turn.settings.collaborationMode.mode === 'plan' || providerOf(turn).asksInEveryMode === true;
}

async function run(call: ToolCall, turn: RunningTurn) {
  if (!mayAsk(turn)) throw new ToolError('request_user_input is there in plan mode only.');
  const { questions } = argumentsOf(call);
  if (!Array.isArray(questions) || questions.length === 0 || questions.length > MOST) {
    throw new ToolError(`questions must be a list of one to ${MOST}.`);
  }
  const asked = { ...turn.place, itemId: call.callId, questions: questions.map(questionOf) };
  const answer = await turn.questions.ask('item/tool/requestUserInput', asked, { waiting: 'waitingOnUserInput' });
  if (answer.kind !== 'answered') throw new ToolError('The user did not answer.');
  return { output: JSON.stringify(answer.result) };
}

function questionOf(value: unknown): ToolRequestUserInputQuestion {
  const { id, header, question, options, isOther, isSecret } = Object(value) as Record<string, unknown>;
  const offered = Array.isArray(options) ? options.map(optionOf) : null;
  return {
    id: text('id', id),
    header: text('header', header),
    question: text('question', question),
    // Who is offered answers may always give one of their own.
    isOther: typeof isOther === 'boolean' ? isOther : true,
    isSecret: isSecret === true,
    options: offered && offered.length > 0 ? offered : null,
  };
}

function optionOf(value: unknown) {
  const { label, description } = Object(value) as Record<string, unknown>;
  return { label: text('label', label), description: typeof description === 'string' ? description : '' };
}
