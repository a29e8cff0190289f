/** The handshake that opens every connection. */
import * as t from '../define/index.js';
import { AbsolutePathBuf } from './primitives.js';

export const ClientInfo = t.object('ClientInfo', 'Name and version a client presents in `initialize`.', {
  name: t.field(
    t.string,
    'Machine name, used as originator upstream and in `userAgent`; must be a valid HTTP header value.',
  ),
  title: t.nullable(t.string, 'Name for display; null when the client has none.'),
  version: t.field(t.string, 'Version of the client, repeated in `userAgent`.'),
});

export const InitializeCapabilities = t.object(
  'InitializeCapabilities',
  'Features a client asks for in `initialize`, fixed for the life of the connection.',
  {
    experimentalApi: t.defaulted(
      t.boolean,
      false,
      'Allows experimental methods and fields and delivers experimental notifications; false when omitted.',
    ),
    requestAttestation: t.defaulted(
      t.boolean,
      false,
      'Makes the connection eligible for `attestation/generate` requests; false when omitted.',
    ),
    optOutNotificationMethods: t.maybe(
      t.list(t.string),
      'Exact method names of notifications not to send to this connection; unknown names have no effect.',
    ),
  },
);

export const InitializeParams = t.object('InitializeParams', {
  clientInfo: ClientInfo,
  capabilities: t.nullable(InitializeCapabilities, 'Requested features; null or omitted asks for none.'),
});

export const InitializeResponse = t.object('InitializeResponse', {
  userAgent: t.field(
    t.string,
    'User agent of upstream requests, built from the client name, the versions and the platform.',
  ),
  codexHome: t.field(
    AbsolutePathBuf,
    "Absolute path of the server's home directory, which holds its config and stored threads.",
  ),
  platformFamily: t.field(t.string, 'Platform family of the server, such as `unix` or `windows`.'),
  platformOs: t.field(t.string, 'Operating system of the server, such as `linux`, `macos` or `windows`.'),
});

export const clientRequests = {
  initialize: t.request({
    doc: 'Opens a connection and negotiates its capabilities; it has to come first and succeeds only once per connection.',
    params: InitializeParams,
    result: InitializeResponse,
    scope: t.scopes.none,
  }),
};

export const clientNotifications = {
  initialized: t.clientNotification({
    doc: 'Tells the server that the client has read the `initialize` result; expected but not enforced, and harmless when repeated.',
  }),
};
