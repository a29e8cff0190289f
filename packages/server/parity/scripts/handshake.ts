/** The handshake, its order of checks, and what cannot be decoded. */
import { type Script, inTurn } from './script.js';

const CLIENT = { name: 'parity', title: null, version: '0.0.0' };
const EXPERIMENTAL = { experimentalApi: true, requestAttestation: false };

const handshake: Script = {
  title: 'INI-02, INI-03: requests before, at and after the handshake',
  async run(session) {
    await session.connect();
    await inTurn(session, [
      ['model/list', {}],
      ['mock/experimentalMethod', {}],
      ['no/such/method', {}],
      ['fs/readFile', {}],
      ['fs/readFile', { path: 5 }],
      ['initialize', {}],
      ['initialize', { clientInfo: { name: 'parity' } }],
      ['initialize', { clientInfo: { ...CLIENT, name: 'line\nbreak' } }],
      ['model/list', {}],
      ['initialize', { clientInfo: CLIENT, capabilities: EXPERIMENTAL }],
    ]);
    await session.announced('remoteControl/status/changed');
    await inTurn(session, [
      ['account/read', {}],
      ['initialize', { clientInfo: CLIENT, capabilities: EXPERIMENTAL }],
      ['initialize', {}],
    ]);
    for (const _ of [1, 2]) session.send({ method: 'initialized' });
    session.send({ method: 'no/such/notification', params: {} });
    await session.request('mock/experimentalMethod', { value: 'still here' });
  },
};

const withoutCapabilities: Script = {
  title: 'INI-02: a handshake that says nothing about capabilities',
  async run(session) {
    await session.connect();
    await session.request('initialize', { clientInfo: { name: 'parity', version: '0' }, capabilities: null });
    await session.announced('remoteControl/status/changed');
    await inTurn(session, [
      ['mock/experimentalMethod', {}],
      ['model/list', {}],
    ]);
  },
};

const optOut: Script = {
  title: 'INI-02: announcements that a client does not want',
  async run(session) {
    await session.connect();
    const optOutNotificationMethods = ['remoteControl/status/changed', 'process/exited', 'process/*', 'no/such'];
    await session.request('initialize', {
      clientInfo: CLIENT,
      capabilities: { ...EXPERIMENTAL, optOutNotificationMethods },
    });
    const cwd = session.path();
    await session.request('process/spawn', {
      command: ['echo', 'x'],
      processHandle: 'p',
      cwd,
      streamStdoutStderr: true,
    });
    await session.announced('process/outputDelta', { processHandle: 'p' });
    await session.pause(300);
  },
};

const unauthorized: Script = {
  title: 'INI-02: the gate of a stable connection',
  async run(session) {
    await session.initialize({ experimentalApi: false });
    const cwd = session.path();
    await inTurn(session, [
      ['mock/experimentalMethod', {}],
      ['mock/experimentalMethod', { value: 5 }],
      ['process/spawn', { command: ['true'], processHandle: 'h', cwd }],
      ['process/writeStdin', { processHandle: 'h', closeStdin: true }],
      ['process/resizePty', { processHandle: 'h', size: { rows: 1, cols: 1 } }],
      ['process/kill', { processHandle: 'h' }],
      ['fuzzyFileSearch/sessionStart', { sessionId: 's', roots: [cwd] }],
      ['fuzzyFileSearch/sessionUpdate', { sessionId: 's', query: 'a' }],
      ['fuzzyFileSearch/sessionStop', { sessionId: 's' }],
      ['command/exec', { command: ['true'], permissionProfile: ':read-only' }],
      ['command/exec', { command: ['true'], permissionProfile: null, sandboxPolicy: { type: 'dangerFullAccess' } }],
      ['thread/start', { permissions: ':read-only' }],
      ['thread/start', { approvalPolicy: 'sometimes' }],
      ['thread/turns/items/list', { threadId: 'x', turnId: 'y' }],
      ['account/login/start', { type: 'chatgptAuthTokens', accessToken: 'a', chatgptAccountId: 'b' }],
    ]);
  },
};

const CALL = '"method":"mock/experimentalMethod","params":{"value":"x"}';

/** Texts with the id of what answers them, if anything does. */
const TEXTS: readonly (readonly [text: string, id?: string | number])[] = [
  ['this is not json'],
  ['{"id":100,"method":"account/read"'],
  [''],
  ['   '],
  ['[]'],
  [`[{"id":101,${CALL}}]`],
  ['42'],
  ['null'],
  ['{}'],
  ['{"id":104}'],
  ['{"method":"nope/nope"}'],
  ['{"method":"account/read","params":{}}'],
  ['{"id":999,"result":{"x":1}}'],
  ['{"id":998,"error":{"code":-1,"message":"m"}}'],
  ['{"id":105,"method":5}'],
  ['{"id":106,"method":null}'],
  ['{"id":107,"method":"","params":{}}', 107],
  [`{"id":null,${CALL}}`],
  [`{"id":1.5,${CALL}}`],
  [`{"id":160.0,${CALL}}`],
  [`{"id":9223372036854775808,${CALL}}`],
  [`{"id":9223372036854775807,${CALL}}`],
  [`{"id":9007199254740993,${CALL}}`],
  [`{"id":true,${CALL}}`],
  [`{"id":{"a":1},${CALL}}`],
  [`{"id":-7,${CALL}}`, -7],
  [`{"id":0,${CALL}}`, 0],
  [`{"id":"abc",${CALL}}`, 'abc'],
  [`{"id":"",${CALL}}`, ''],
  [`{"id":"1",${CALL}}`, '1'],
  [`{"jsonrpc":"2.0","id":120,${CALL}}`, 120],
  [`{"jsonrpc":"1.0","id":121,${CALL}}`, 121],
  [
    `{"id":123,${CALL},"extra":1,"trace":{"traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}}`,
    123,
  ],
  [`{"id":150,${CALL},"trace":null}`, 150],
  [`{"id":151,${CALL},"trace":5}`],
  ['{"id":124,"method":"account/read"}', 124],
  ['{"id":125,"method":"account/read","params":null}', 125],
  ['{"id":126,"method":"fs/readFile","params":[]}', 126],
  ['{"id":155,"method":"mock/experimentalMethod","params":["x"]}', 155],
  ['{"id":127,"method":"fs/readFile","params":"x"}', 127],
  ['{"id":128,"method":"windowsSandbox/readiness"}', 128],
  ['{"id":129,"method":"windowsSandbox/readiness","params":null}', 129],
  ['{"id":130,"method":"windowsSandbox/readiness","params":{}}', 130],
  ['{"id":131,"method":"windowsSandbox/readiness","params":{"x":1}}', 131],
  ['{"id":148,"method":"windowsSandbox/readiness","params":[]}', 148],
  ['{"id":133,"method":"account/read","params":{"refreshToken":false,"refreshToken":false}}', 133],
  [`{"id":134,${CALL}}\r`, 134],
  [`\uFEFF{"id":135,${CALL}}`],
  [`   {"id":136,${CALL}}   `, 136],
  [`{"id":137,${CALL}}{"id":138,${CALL}}`],
  ['{"id":139,"method":"Account/Read","params":{}}', 139],
  ['{"id":140,"method":"rpc.discover"}', 140],
  ['{"id":141,"method":"turn/started","params":{}}', 141],
  ['{"id":142,"method":"item/tool/call","params":{}}', 142],
  [`{"id":143,"method":"account/read","params":{"x":${'['.repeat(90)}${']'.repeat(90)}}}`, 143],
  [`{"id":132,"id":146,${CALL}}`],
  ['{"id":154,"method":"account/read","method":"model/list","params":{}}'],
  ['{"id":144,"method":"account/read","params":{"x":"\\ud800"}}'],
  [`{"id":145,"method":"account/read","params":{"x":${'['.repeat(200)}${']'.repeat(200)}}}`],
  ['{"id":147,"method":"account/read","params":{"refreshToken":NaN}}'],
];

const malformed: Script = {
  title: 'RPC-08, RPC-09: texts that are no requests, and requests that are odd',
  async run(session) {
    await session.initialize();
    for (const [text, id] of TEXTS) {
      session.send(text);
      if (id !== undefined) await session.answered(id, text);
    }
    await session.pause(200);
    await session.request('mock/experimentalMethod', { value: 'still here' });
  },
};

const overWebSocket: Script = {
  title: 'RPC-01: several connections over WebSocket, each with a handshake of its own',
  listen: 'ws',
  async run(session) {
    await session.initialize({ experimentalApi: true }, 'A');
    await session.connect('B');
    await session.request('account/read', {}, 'B');
    await session.initialize({ experimentalApi: false }, 'B');
    const spawn = { command: ['cat'], processHandle: 'p', cwd: session.path(), streamStdin: true };
    await session.request('process/spawn', spawn, 'A');
    await session.request('process/spawn', spawn, 'B');
    await session.request('fs/watch', { watchId: 'w', path: session.path() }, 'A');
    await session.request('fs/watch', { watchId: 'w', path: session.path() }, 'B');
    await session.request('process/writeStdin', { processHandle: 'p', deltaBase64: 'eA==', closeStdin: true }, 'A');
    await session.announced('process/exited', { processHandle: 'p' }, 'A');
    session.disconnect('A');
    await session.request('model/list', { limit: 1 }, 'B');
  },
};

const overUnixSocket: Script = { ...overWebSocket, title: 'RPC-01: the same over a Unix socket', listen: 'unix' };

export const handshakes = [
  handshake,
  withoutCapabilities,
  optOut,
  unauthorized,
  malformed,
  overWebSocket,
  overUnixSocket,
];
