/** What suites of threads and turns need of a server, whatever it is and however it is reached. */
import type { MockResponses } from '../../../test/support/mock-model/mock-responses.js';
import type { CheckedConnectOptions, Client, DriftReport, ExperimentalSurface } from '../src/index.js';

export type TestClient = Client<ExperimentalSurface>;
export type TestOptions = Omit<Partial<CheckedConnectOptions<ExperimentalSurface>>, 'experimentalApi'>;

export interface TurnServer {
  /** Where it keeps what is its own, and where threads work. */
  readonly home: { readonly path: string; readonly workspace: string };
  /** Its model, which plays `mock-scripts`. */
  readonly model: MockResponses;
  /** What its clients were told of differences from the protocol. */
  readonly drift: readonly DriftReport[];
  connect(options?: TestOptions): Promise<TestClient>;
  /** Disconnects everybody, and lets running turns come to their end. */
  rest(): Promise<void>;
  /** Forgets everything that is not on disk. */
  restart(): Promise<void>;
  /** Ends it; returns what is left running of it. */
  stop(): Promise<unknown[]>;
}
