/** Letting another device drive this server. */
import * as t from '../define/index.js';

export const RemoteControlConnectionStatus = t.enumeration(
  'RemoteControlConnectionStatus',
  'State of the link to the remote control service. `errored` means that connecting failed, for example without a login.',
  ['disabled', 'connecting', 'connected', 'errored'],
);

export const RemoteControlEnableResponse = t.object('RemoteControlEnableResponse', {
  status: t.field(
    RemoteControlConnectionStatus,
    'State of the link at this moment, usually not `connected` yet; changes arrive as `remoteControl/status/changed`.',
  ),
  serverName: t.field(t.string, 'Name under which this machine is offered to remote clients.'),
  installationId: t.field(t.string, 'Id of this installation, a UUID.'),
  environmentId: t.nullable(t.string, 'Id given by the remote control service, null while there is none.'),
});

export const RemoteControlDisableResponse = t.object('RemoteControlDisableResponse', {
  status: t.field(RemoteControlConnectionStatus, 'State of the link at this moment.'),
  serverName: t.field(t.string, 'Name under which this machine is offered to remote clients.'),
  installationId: t.field(t.string, 'Id of this installation, a UUID.'),
  environmentId: t.nullable(t.string, 'Id given by the remote control service, null while there is none.'),
});

export const RemoteControlStatusReadResponse = t.object('RemoteControlStatusReadResponse', {
  status: t.field(RemoteControlConnectionStatus, 'State of the link at this moment.'),
  serverName: t.field(t.string, 'Name under which this machine is offered to remote clients.'),
  installationId: t.field(t.string, 'Id of this installation, a UUID.'),
  environmentId: t.nullable(t.string, 'Id given by the remote control service, null while there is none.'),
});

export const RemoteControlStatusChangedNotification = t.object('RemoteControlStatusChangedNotification', {
  status: t.field(RemoteControlConnectionStatus, 'State of the link at this moment.'),
  serverName: t.field(t.string, 'Name under which this machine is offered to remote clients.'),
  installationId: t.field(t.string, 'Id of this installation, a UUID.'),
  environmentId: t.nullable(t.string, 'Id given by the remote control service, null while there is none.'),
});

export const clientRequests = {
  'remoteControl/enable': t.request({
    doc: 'Turns remote control on, or fails where it is unavailable; the state returned is that before the connection is made.',
    params: t.nothing,
    result: RemoteControlEnableResponse,
    scope: t.scopes.exclusive('remote-control'),
    experimental: 'remoteControl/enable',
  }),
  'remoteControl/disable': t.request({
    doc: 'Turns remote control off and returns the resulting state.',
    params: t.nothing,
    result: RemoteControlDisableResponse,
    scope: t.scopes.exclusive('remote-control'),
    experimental: 'remoteControl/disable',
  }),
  'remoteControl/status/read': t.request({
    doc: 'Returns the current remote control state without changing it.',
    params: t.nothing,
    result: RemoteControlStatusReadResponse,
    scope: t.scopes.shared('remote-control'),
    idempotent: true,
    experimental: 'remoteControl/status/read',
  }),
};

export const serverNotifications = {
  'remoteControl/status/changed': t.notification({
    doc: 'Sent to all connections on every remote control state change, and to each connection right after its `initialize` reply.',
    params: RemoteControlStatusChangedNotification,
    delivery: 'all',
  }),
};
