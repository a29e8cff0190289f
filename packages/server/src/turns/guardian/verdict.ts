/** What a reviewer answers: whether an action may be carried out, and why. */
import type { GuardianRiskLevel, GuardianUserAuthorization } from '@app-server/schema/experimental';

interface Verdict {
  readonly isAllowed: boolean;
  readonly riskLevel: GuardianRiskLevel;
  readonly userAuthorization: GuardianUserAuthorization;
  readonly rationale: string;
}

/** The answer is none that could be acted upon. */
export class NoVerdict extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'NoVerdict';
  }
}

const OUTCOMES = ['allow', 'deny'] as const;
const RISKS = ['low', 'medium', 'high', 'critical'] as const satisfies GuardianRiskLevel[];
const AUTHORIZATIONS = ['unknown', 'low', 'medium', 'high'] as const satisfies GuardianUserAuthorization[];

/** JSON Schema of the answer. */
export const VERDICT_SCHEMA = {
  type: 'object',
  properties: {
    outcome: { type: 'string', enum: OUTCOMES },
    risk_level: { type: 'string', enum: RISKS },
    user_authorization: { type: 'string', enum: AUTHORIZATIONS },
    rationale: { type: 'string' },
  },
  required: ['outcome', 'risk_level', 'user_authorization', 'rationale'],
  additionalProperties: false,
};

/**
 * Reads an answer, which may have words around it.
 *
 * @throws {NoVerdict} when it says neither yes nor no, or anything in it is not understood
 */
export function readVerdict(answer: string): Verdict {
  const members = membersOf(answer);
  const isAllowed = word(OUTCOMES, 'outcome', members['outcome']) === 'allow';
  const { risk_level: risk = isAllowed ? 'low' : 'high', user_authorization: authorization = 'unknown' } = members;
  const { rationale = 'The reviewer gave no reason.' } = members;
  if (typeof rationale !== 'string') throw new NoVerdict('the rationale is no text');
  return {
    isAllowed,
    riskLevel: word(RISKS, 'risk_level', risk),
    userAuthorization: word(AUTHORIZATIONS, 'user_authorization', authorization),
    rationale: rationale.trim(),
  };
}

function membersOf(answer: string): Record<string, unknown> {
  const json = answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1);
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch (cause) {
    throw new NoVerdict('the answer is not JSON', cause);
  }
  throw new NoVerdict('the answer is no JSON object');
}

function word<W extends string>(words: readonly W[], name: string, value: unknown): W {
  const found = words.find((word) => word === value);
  if (found === undefined) throw new NoVerdict(`${name} is none of ${words.join(', ')}`);
  return found;
}
