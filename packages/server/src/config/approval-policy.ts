/** `approval_policy`: a word, or a table that says of each kind of question whether it is asked. */
import type { AskForApproval } from '@app-server/schema/experimental';
import type { SettingsReader } from './settings-reader.js';

const KEY = 'approval_policy';
const WORDS = ['untrusted', 'on-failure', 'on-request', 'never'] as const;
const NEEDED = ['sandbox_approval', 'rules', 'mcp_elicitations'] as const;

export function readApprovalPolicy(reader: SettingsReader): AskForApproval | undefined {
  const value = reader.at([KEY]);
  if (typeof value !== 'object') return reader.oneOf(WORDS, KEY);
  const missing = NEEDED.filter((name) => reader.at([KEY, 'granular', name]) === undefined);
  if (missing.length > 0) {
    reader.report([KEY], `one of ${WORDS.join(', ')}, or a table "granular" with ${NEEDED.join(', ')}`);
    return undefined;
  }
  const flag = (name: string) => reader.flag(KEY, 'granular', name);
  const [sandbox, rules, elicitations] = NEEDED.map(flag);
  if (sandbox === undefined || rules === undefined || elicitations === undefined) return undefined;
  return {
    granular: {
      sandbox_approval: sandbox,
      rules,
      skill_approval: flag('skill_approval') ?? false,
      request_permissions: flag('request_permissions') ?? false,
      mcp_elicitations: elicitations,
    },
  };
}
