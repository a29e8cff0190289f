/** Remote control, once it is really there. */
import type { RemoteControlStatusChangedNotification } from '@app-server/schema/experimental';
import { LocalError } from '@app-server/rpc';
import type { ExperimentalCaller } from './caller.js';

/** How far remote control has come. */
export type RemoteControlStatus = RemoteControlStatusChangedNotification;

/**
 * Enables remote control and waits until it is connected or has failed: the answer to `remoteControl/enable` only says
 * that the server has begun to connect.
 *
 * @param deadline milliseconds for all of it; 30,000 by default
 * @returns the status, `connected` or `errored`
 * @throws {LocalError} `deadline` when neither came in time; the server goes on trying
 * @throws {ServerError} when the server cannot be controlled from elsewhere
 * @example
 * const { status, serverName } = await enableRemoteControl(client);
 * if (status !== 'connected') throw new Error(`${serverName} cannot be reached.`);
 */
export async function enableRemoteControl(
  caller: ExperimentalCaller,
  { deadline = 30_000 }: { deadline?: number } = {},
): Promise<RemoteControlStatus> {
  const stops: (() => void)[] = [];
  const settled = new Promise<RemoteControlStatus>((resolve, reject) => {
    const look = (status: RemoteControlStatus) => isSettled(status) && resolve(status);
    const details = { phase: 'remote control', method: 'remoteControl/enable', elapsedMs: deadline };
    const late = () =>
      reject(new LocalError('deadline', `Remote control is not connected within ${deadline} ms.`, details));
    const timer = setTimeout(late, deadline);
    stops.push(() => clearTimeout(timer), caller.on('remoteControl/status/changed', look), caller.onClosed(reject));
    caller.request('remoteControl/enable', undefined, { deadline }).then((answer) => {
      look(answer as RemoteControlStatus);
    }, reject);
  });
  return settled.finally(() => stops.forEach((stop) => stop()));
}

function isSettled({ status }: RemoteControlStatus): boolean {
  return status === 'connected' || status === 'errored';
}
