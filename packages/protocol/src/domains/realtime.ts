/** Spoken and typed realtime conversations on a thread. */
import * as t from '../define/index.js';
import { JsonValue } from './primitives.js';

export const RealtimeOutputModality = t.enumeration(
  'RealtimeOutputModality',
  'Kind of output the realtime model produces.',
  ['text', 'audio'],
);

export const RealtimeVoice = t.enumeration(
  'RealtimeVoice',
  'Name of a realtime voice; which ones apply depends on the protocol version.',
  [
    'alloy',
    'arbor',
    'ash',
    'ballad',
    'breeze',
    'cedar',
    'coral',
    'cove',
    'echo',
    'ember',
    'juniper',
    'maple',
    'marin',
    'sage',
    'shimmer',
    'sol',
    'spruce',
    'vale',
    'verse',
  ],
);

export const ThreadRealtimeStartTransport = t.named(
  'ThreadRealtimeStartTransport',
  'Connection type of a realtime session.',
  t.union([
    t.arm({ type: 'websocket' }, 'The server connects by WebSocket and audio passes through this protocol.', {}),
    t.arm({ type: 'webrtc' }, 'The client holds a WebRTC peer connection to the backend.', {
      sdp: t.field(
        t.string,
        'Complete offer SDP, made after audio and the event data channel were set up on the peer connection.',
      ),
    }),
  ]),
);

export const ThreadRealtimeStartParams = t.object('ThreadRealtimeStartParams', {
  threadId: t.string,
  outputModality: t.field(RealtimeOutputModality, 'What the model emits, regardless of `transport` and `voice`.'),
  prompt: t.maybe(
    t.string,
    'Backend instructions; omitted uses the built-in prompt, null or an empty string starts with none.',
  ),
  realtimeSessionId: t.maybe(t.string, 'Session id to use; the thread id is taken when omitted or null.'),
  transport: t.maybe(ThreadRealtimeStartTransport, 'How audio and events travel; WebSocket when omitted or null.'),
  voice: t.maybe(RealtimeVoice, 'Voice of the model; omitted or null uses the default of the protocol version.'),
});

export const ThreadRealtimeStartResponse = t.empty('ThreadRealtimeStartResponse');

export const ThreadRealtimeAudioChunk = t.object(
  'ThreadRealtimeAudioChunk',
  'A piece of realtime audio, in either direction.',
  {
    data: t.field(t.string, 'Audio samples, base64 encoded.'),
    sampleRate: t.field(t.uint32, 'Samples per second, in Hz.'),
    numChannels: t.field(t.uint16, 'Number of audio channels.'),
    samplesPerChannel: t.nullable(t.uint32, 'Samples in this chunk for each channel; null when not stated.'),
    itemId: t.nullable(t.string, 'Realtime item the audio belongs to; null when there is none.'),
  },
);

export const ThreadRealtimeAppendAudioParams = t.object('ThreadRealtimeAppendAudioParams', {
  threadId: t.string,
  audio: ThreadRealtimeAudioChunk,
});

export const ThreadRealtimeAppendAudioResponse = t.empty('ThreadRealtimeAppendAudioResponse');

export const ThreadRealtimeAppendTextParams = t.object('ThreadRealtimeAppendTextParams', {
  threadId: t.string,
  text: t.string,
});

export const ThreadRealtimeAppendTextResponse = t.empty('ThreadRealtimeAppendTextResponse');

export const ThreadRealtimeStopParams = t.object('ThreadRealtimeStopParams', { threadId: t.string });

export const ThreadRealtimeStopResponse = t.empty('ThreadRealtimeStopResponse');

export const ThreadRealtimeListVoicesParams = t.empty('ThreadRealtimeListVoicesParams');

export const RealtimeVoicesList = t.object('RealtimeVoicesList', 'Voices available per realtime protocol version.', {
  v1: t.field(t.list(RealtimeVoice), 'Voices for version `v1` sessions.'),
  v2: t.field(t.list(RealtimeVoice), 'Voices for version `v2` sessions.'),
  defaultV1: t.field(RealtimeVoice, 'Voice of `v1` sessions that name none.'),
  defaultV2: t.field(RealtimeVoice, 'Voice of `v2` sessions that name none.'),
});

export const ThreadRealtimeListVoicesResponse = t.object('ThreadRealtimeListVoicesResponse', {
  voices: t.field(RealtimeVoicesList, 'The lists for all protocol versions.'),
});

export const RealtimeConversationVersion = t.enumeration(
  'RealtimeConversationVersion',
  'Protocol generation of a realtime session.',
  ['v1', 'v2'],
);

export const ThreadRealtimeStartedNotification = t.object('ThreadRealtimeStartedNotification', {
  threadId: t.string,
  realtimeSessionId: t.nullable(t.string, 'Id of the realtime session; null when it has none.'),
  version: t.field(RealtimeConversationVersion, 'Protocol generation in use, which decides the valid voices.'),
});

export const ThreadRealtimeItemAddedNotification = t.object('ThreadRealtimeItemAddedNotification', {
  threadId: t.string,
  item: t.field(JsonValue, 'The item as the backend sent it, in no fixed shape.'),
});

export const ThreadRealtimeTranscriptDeltaNotification = t.object('ThreadRealtimeTranscriptDeltaNotification', {
  threadId: t.string,
  role: t.field(t.string, 'Speaker of the text, such as `user` or `assistant`.'),
  delta: t.field(t.string, 'Text to append to the transcript.'),
});

export const ThreadRealtimeTranscriptDoneNotification = t.object('ThreadRealtimeTranscriptDoneNotification', {
  threadId: t.string,
  role: t.field(t.string, 'Speaker of the text, such as `user` or `assistant`.'),
  text: t.field(t.string, 'Whole text of the part, independent of any deltas sent before.'),
});

export const ThreadRealtimeOutputAudioDeltaNotification = t.object('ThreadRealtimeOutputAudioDeltaNotification', {
  threadId: t.string,
  audio: ThreadRealtimeAudioChunk,
});

export const ThreadRealtimeSdpNotification = t.object('ThreadRealtimeSdpNotification', {
  threadId: t.string,
  sdp: t.field(t.string, 'Answer SDP to set as the remote description of the peer connection.'),
});

export const ThreadRealtimeErrorNotification = t.object('ThreadRealtimeErrorNotification', {
  threadId: t.string,
  message: t.string,
});

export const ThreadRealtimeClosedNotification = t.object('ThreadRealtimeClosedNotification', {
  threadId: t.string,
  reason: t.nullable(t.string, 'Why the session closed, `requested` after `thread/realtime/stop`; null when unknown.'),
});

export const clientRequests = {
  'thread/realtime/start': t.request({
    doc: 'Opens a realtime session on a thread that supports it; the reply is empty and later failures arrive as `thread/realtime/error`.',
    params: ThreadRealtimeStartParams,
    result: ThreadRealtimeStartResponse,
    scope: t.scopes.thread,
    experimental: 'thread/realtime/start',
  }),
  'thread/realtime/appendAudio': t.request({
    doc: 'Feeds an audio chunk to the realtime session; replies `{}` even without a session and then raises an `error` notification.',
    params: ThreadRealtimeAppendAudioParams,
    result: ThreadRealtimeAppendAudioResponse,
    scope: t.scopes.thread,
    experimental: 'thread/realtime/appendAudio',
  }),
  'thread/realtime/appendText': t.request({
    doc: 'Feeds text to the realtime session; replies `{}` even without a session and then raises an `error` notification.',
    params: ThreadRealtimeAppendTextParams,
    result: ThreadRealtimeAppendTextResponse,
    scope: t.scopes.thread,
    experimental: 'thread/realtime/appendText',
  }),
  'thread/realtime/stop': t.request({
    doc: 'Ends the realtime session of a thread; `thread/realtime/closed` with reason `requested` follows even when none was running.',
    params: ThreadRealtimeStopParams,
    result: ThreadRealtimeStopResponse,
    scope: t.scopes.thread,
    experimental: 'thread/realtime/stop',
  }),
  'thread/realtime/listVoices': t.request({
    doc: 'Returns the fixed voice lists per realtime protocol version, each with its default.',
    params: ThreadRealtimeListVoicesParams,
    result: ThreadRealtimeListVoicesResponse,
    scope: t.scopes.none,
    idempotent: true,
    experimental: 'thread/realtime/listVoices',
  }),
};

export const serverNotifications = {
  'thread/realtime/started': t.notification({
    doc: 'Sent when the start of a realtime session has been accepted.',
    params: ThreadRealtimeStartedNotification,
    delivery: 'subscribers',
    experimental: 'thread/realtime/started',
  }),
  'thread/realtime/itemAdded': t.notification({
    doc: 'Sent for a backend realtime item that is not audio and has no notification of its own; not stored with the thread.',
    params: ThreadRealtimeItemAddedNotification,
    delivery: 'subscribers',
    experimental: 'thread/realtime/itemAdded',
  }),
  'thread/realtime/transcript/delta': t.notification({
    doc: 'Sent for each new piece of transcript text during a realtime session; not stored with the thread.',
    params: ThreadRealtimeTranscriptDeltaNotification,
    delivery: 'subscribers',
    experimental: 'thread/realtime/transcript/delta',
  }),
  'thread/realtime/transcript/done': t.notification({
    doc: 'Sent with the finished text of one transcript part, possibly without any preceding deltas.',
    params: ThreadRealtimeTranscriptDoneNotification,
    delivery: 'subscribers',
    experimental: 'thread/realtime/transcript/done',
  }),
  'thread/realtime/outputAudio/delta': t.notification({
    doc: 'Sent for each chunk of audio the realtime model produces; not stored with the thread.',
    params: ThreadRealtimeOutputAudioDeltaNotification,
    delivery: 'subscribers',
    experimental: 'thread/realtime/outputAudio/delta',
  }),
  'thread/realtime/sdp': t.notification({
    doc: 'Sent with the answer SDP after a session was started over WebRTC.',
    params: ThreadRealtimeSdpNotification,
    delivery: 'subscribers',
    experimental: 'thread/realtime/sdp',
  }),
  'thread/realtime/error': t.notification({
    doc: 'Sent when the transport or backend of a realtime session fails.',
    params: ThreadRealtimeErrorNotification,
    delivery: 'subscribers',
    experimental: 'thread/realtime/error',
  }),
  'thread/realtime/closed': t.notification({
    doc: 'Sent when the connection behind a realtime session has closed.',
    params: ThreadRealtimeClosedNotification,
    delivery: 'subscribers',
    experimental: 'thread/realtime/closed',
  }),
};
