/** What a program does before its first message of each kind is checked: load the validators and use them once. */
import { checkMessage } from '@app-server/schema/experimental/validators';

declare const MESSAGES: readonly unknown[];

const refused = MESSAGES.filter((message) => !checkMessage(message, { from: 'client' }).ok);
if (refused.length > 0) throw new Error(`Refused: ${JSON.stringify(refused)}`);
