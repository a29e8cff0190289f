/** Peers that are open, over any transport, and gone after the test. */
import { onTestFinished } from 'vitest';
import type { Diagnostic, RequestHandler } from '../src/inbound.js';
import { Peer, type PeerOptions } from '../src/peer.js';
import type { FrameLimits, Transport } from '../src/transports/transport.js';
import type { ConnectionKind } from './connections.js';

export interface PeerPair {
  left: Peer;
  right: Peer;
  diagnostics: { left: Diagnostic[]; right: Diagnostic[] };
}

export async function openPeers(
  kind: ConnectionKind,
  options: { left?: PeerOptions; right?: PeerOptions; limits?: FrameLimits } = {},
): Promise<PeerPair> {
  const connection = await kind.connect(options.limits);
  const diagnostics: PeerPair['diagnostics'] = { left: [], right: [] };
  const left = new Peer(connection.left, { ...options.left, onDiagnostic: (it) => diagnostics.left.push(it) });
  const right = new Peer(connection.right, { ...options.right, onDiagnostic: (it) => diagnostics.right.push(it) });
  onTestFinished(async () => {
    await Promise.all([left.close(), right.close()]);
    await connection.cleanup();
  });
  await Promise.all([left.open(), right.open()]);
  return { left, right, diagnostics };
}

export interface DrivenPeer {
  peer: Peer;
  diagnostics: Diagnostic[];
  /** The far end, driven by hand. */
  wire: Transport;
  /** Texts that arrived at the far end. */
  received: string[];
}

/** A peer whose other side is the bare transport. */
export async function openDriven(kind: ConnectionKind, options: PeerOptions = {}): Promise<DrivenPeer> {
  const connection = await kind.connect();
  const diagnostics: Diagnostic[] = [];
  const received: string[] = [];
  const peer = new Peer(connection.left, { ...options, onDiagnostic: (it) => diagnostics.push(it) });
  const wire = connection.right;
  const sink = { receive: (text: string) => received.push(text), fault: () => {}, closed: () => {} };
  onTestFinished(async () => {
    await Promise.all([peer.close(), wire.close()]);
    await connection.cleanup();
  });
  await Promise.all([peer.open(), wire.open(sink)]);
  return { peer, diagnostics, wire, received };
}

/** Handlers that run until the connection closes, and the signals they were given. */
export function hanging(): { onRequest: RequestHandler; signals: AbortSignal[] } {
  const signals: AbortSignal[] = [];
  const onRequest: RequestHandler = (_request, { signal }) => {
    signals.push(signal);
    return new Promise(() => {});
  };
  return { onRequest, signals };
}

/** A promise that is settled from outside. */
export function latch<T = void>(): { promise: Promise<T>; open: (value: T) => void } {
  let open: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}

/** The reason of a rejection; a promise that resolves is a failure of the test. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`It resolved: ${JSON.stringify(value)}`);
    },
    (reason: unknown) => reason,
  );
}
