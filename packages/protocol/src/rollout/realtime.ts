/** Realtime events, as session files keep them. */
import * as t from '../define/index.js';
import { JsonValue } from '../domains/primitives.js';

export const RealtimeAudioFrame = t.object('RealtimeAudioFrame', 'A piece of audio of a realtime conversation.', {
  data: t.field(t.string, 'Base64 of the audio samples.'),
  num_channels: t.uint16,
  sample_rate: t.field(t.uint32, 'Samples per second.'),
  item_id: t.maybe(t.string, 'Conversation item the audio belongs to; null when not known.'),
  samples_per_channel: t.maybe(t.uint32, 'Number of samples in each channel; null when not stated.'),
});

export const RealtimeTranscriptEntry = t.object(
  'RealtimeTranscriptEntry',
  'One utterance of a realtime conversation.',
  { role: t.field(t.string, 'Who spoke.'), text: t.field(t.string, 'What was said.') },
);

export const RealtimeHandoffRequested = t.object(
  'RealtimeHandoffRequested',
  'Work the realtime model hands over to the agent.',
  {
    active_transcript: t.field(t.list(RealtimeTranscriptEntry), 'Transcript entries of the current exchange.'),
    handoff_id: t.field(t.string, 'Id of the handover.'),
    input_transcript: t.field(t.string, 'What the user said, as text.'),
    item_id: t.field(t.string, 'Conversation item that asks for it.'),
  },
);

export const RealtimeInputAudioSpeechStarted = t.object(
  'RealtimeInputAudioSpeechStarted',
  'Start of speech detected in the user audio.',
  { item_id: t.maybe(t.string, 'Conversation item of the speech; null when not known.') },
);

export const RealtimeNoopRequested = t.object(
  'RealtimeNoopRequested',
  'A tool call of the realtime model that asks for no action.',
  { call_id: t.field(t.string, 'Id of the tool call.'), item_id: t.field(t.string, 'Conversation item of the call.') },
);

export const RealtimeResponseCancelled = t.object(
  'RealtimeResponseCancelled',
  'End of a realtime response that was broken off.',
  { response_id: t.maybe(t.string, 'Response concerned; null when not known.') },
);

export const RealtimeResponseCreated = t.object('RealtimeResponseCreated', 'Start of a realtime response.', {
  response_id: t.maybe(t.string, 'Response concerned; null when not known.'),
});

export const RealtimeResponseDone = t.object('RealtimeResponseDone', 'Regular end of a realtime response.', {
  response_id: t.maybe(t.string, 'Response concerned; null when not known.'),
});

export const RealtimeTranscriptDelta = t.object('RealtimeTranscriptDelta', 'A further piece of a transcript.', {
  delta: t.field(t.string, 'Text to append.'),
});

export const RealtimeTranscriptDone = t.object('RealtimeTranscriptDone', 'A finished transcript.', {
  text: t.field(t.string, 'Full text.'),
});

export const RealtimeEvent = t.named(
  'RealtimeEvent',
  'One event of a realtime conversation, keyed by its kind.',
  t.union([
    t.keyed(
      'SessionUpdated',
      t.shape({ realtime_session_id: t.string, instructions: t.maybe(t.string) }),
      'The realtime session was set up or changed.',
    ),
    t.keyed('InputAudioSpeechStarted', RealtimeInputAudioSpeechStarted, 'The user began to speak.'),
    t.keyed('InputTranscriptDelta', RealtimeTranscriptDelta, 'Adds text to the transcript of the user.'),
    t.keyed('InputTranscriptDone', RealtimeTranscriptDone, 'The transcript of a user utterance is complete.'),
    t.keyed('OutputTranscriptDelta', RealtimeTranscriptDelta, 'Adds text to the transcript of the model.'),
    t.keyed('OutputTranscriptDone', RealtimeTranscriptDone, 'The transcript of a model utterance is complete.'),
    t.keyed('AudioOut', RealtimeAudioFrame, 'The model produced audio.'),
    t.keyed('ResponseCreated', RealtimeResponseCreated, 'The model began a response.'),
    t.keyed('ResponseCancelled', RealtimeResponseCancelled, 'A response was broken off.'),
    t.keyed('ResponseDone', RealtimeResponseDone, 'A response is complete.'),
    t.keyed('ConversationItemAdded', JsonValue, 'An item was added to the conversation, passed on as raw JSON.'),
    t.keyed('ConversationItemDone', t.shape({ item_id: t.string }), 'A conversation item is complete.'),
    t.keyed('HandoffRequested', RealtimeHandoffRequested, 'The realtime model hands work over to the agent.'),
    t.keyed('NoopRequested', RealtimeNoopRequested, 'The realtime model called its tool for doing nothing.'),
    t.keyed('Error', t.string, 'The realtime session reported an error.'),
  ]),
);
