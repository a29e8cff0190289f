/** What answers of a mocked model are made of. */

/** An event of the Responses API as it is streamed. */
export interface StreamEvent {
  type: string;
  [member: string]: unknown;
}

/** One text, or the deltas in which it is streamed. */
export type Text = string | readonly string[];

/** A part that becomes an item of the answer. Without an id of its own it gets one of the mock. */
export type ItemPart = { id?: string } &
  /** `whole` is what the item holds in the end, where that is not what was streamed. */
  (
    | { say: Text; whole?: string; phase?: 'commentary' | 'final_answer' }
    /** Summaries of its reasoning, and the reasoning itself. */
    | { think: readonly Text[]; raw?: Text }
    /** A command, through whichever tool the model was offered for them; `args` are further ones of that tool. */
    | { shell: string; args?: object }
    /** A patch in the words of the patch tool. */
    | { patch: Text }
    /** Arguments that are a text are sent as they are. */
    | { call: string; args: object | string; namespace?: string }
    /** An item as it is, such as a search; it is told once when it begins, and once when it is done. */
    | { item: { type: string; [member: string]: unknown } }
  );

export type Part =
  | ItemPart
  /** An event as it is. */
  | { event: StreamEvent }
  /** Nothing more until this is over. */
  | { until: () => Promise<unknown> }
  /** Nothing more until the mock is told to go on, or the reader leaves. */
  | 'hold'
  /** The connection is gone in the middle of the answer, or the answer ends without having been completed. */
  | 'break'
  | 'stop';

export interface Answer {
  parts: readonly Part[];
  /** As the API counts; {@link USAGE} when left out, none when null. */
  usage?: Usage | null;
  /** Of the HTTP response. */
  headers?: Readonly<Record<string, string>>;
  /** Its items are counted among those of the same group, whatever else is asked meanwhile. */
  group?: string;
}

/** The request is refused, or its connection is reset when the status is 0. */
export interface Refusal {
  status: number;
  body?: string;
  headers?: Readonly<Record<string, string>>;
}

export interface Usage {
  input_tokens: number;
  input_tokens_details: { cached_tokens: number } | null;
  output_tokens: number;
  output_tokens_details: { reasoning_tokens: number } | null;
  total_tokens: number;
}

export const USAGE: Usage = {
  input_tokens: 120,
  input_tokens_details: { cached_tokens: 20 },
  output_tokens: 30,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: 150,
};
