/** Keys that live on one device and sign a few statements about it. Local transports only. */
import * as t from '../define/index.js';

export const DeviceKeyProtectionPolicy = t.enumeration(
  'DeviceKeyProtectionPolicy',
  'How well a key has to be protected. `allow_os_protected_nonextractable` also takes a key that the operating system guards in software.',
  ['hardware_only', 'allow_os_protected_nonextractable'],
);

export const DeviceKeyProtectionClass = t.enumeration('DeviceKeyProtectionClass', 'How a key is protected in fact.', [
  'hardware_secure_enclave',
  'hardware_tpm',
  'os_protected_nonextractable',
]);

export const DeviceKeyAlgorithm = t.enumeration('DeviceKeyAlgorithm', 'Signature algorithm of a key.', [
  'ecdsa_p256_sha256',
]);

export const DeviceKeyCreateParams = t.object('DeviceKeyCreateParams', {
  protectionPolicy: t.maybe(DeviceKeyProtectionPolicy, 'Least protection to accept; `hardware_only` when omitted.'),
  accountUserId: t.field(t.string, 'User the key is bound to; must not be empty.'),
  clientId: t.field(t.string, 'Client installation the key is bound to; must not be empty.'),
});

const publicKey = {
  keyId: t.string,
  publicKeySpkiDerBase64: t.field(t.string, 'Public key: SubjectPublicKeyInfo, DER, in base64.'),
  algorithm: DeviceKeyAlgorithm,
  protectionClass: DeviceKeyProtectionClass,
};

export const DeviceKeyCreateResponse = t.object('DeviceKeyCreateResponse', publicKey);

export const DeviceKeyPublicParams = t.object('DeviceKeyPublicParams', { keyId: t.string });

export const DeviceKeyPublicResponse = t.object('DeviceKeyPublicResponse', publicKey);

export const DeviceKeySignPayload = t.named(
  'DeviceKeySignPayload',
  'A statement a device key may sign; free bytes are not among them.',
  t.union([
    t.arm({ type: 'remoteControlClientConnection' }, 'This device opens a remote control connection.', {
      nonce: t.field(t.string, 'Value the verifier asked for, to rule out replays.'),
      audience: t.field(t.string, 'Who verifies the statement.'),
      sessionId: t.field(t.string, 'Remote control session the connection belongs to.'),
      accountUserId: t.field(t.string, 'Must be the user the key is bound to.'),
      clientId: t.field(t.string, 'Must be the client the key is bound to.'),
      expiresAt: t.field(t.int64, 'When the statement ends to hold, in Unix seconds.'),
    }),
  ]),
);

export const DeviceKeySignParams = t.object('DeviceKeySignParams', {
  keyId: t.string,
  payload: DeviceKeySignPayload,
});

export const DeviceKeySignResponse = t.object('DeviceKeySignResponse', {
  signatureDerBase64: t.field(t.string, 'ECDSA signature, DER, in base64.'),
  signedPayloadBase64: t.field(t.string, 'The exact bytes that were signed, in base64.'),
  algorithm: DeviceKeyAlgorithm,
});

export const clientRequests = {
  'device/key/create': t.request({
    doc: 'Creates a key on this device, or returns the one that the account and client already have.',
    params: DeviceKeyCreateParams,
    result: DeviceKeyCreateResponse,
    scope: t.scopes.exclusive('device-keys'),
    experimental: 'device/key/create',
  }),
  'device/key/public': t.request({
    doc: 'Returns the public half of a device key.',
    params: DeviceKeyPublicParams,
    result: DeviceKeyPublicResponse,
    scope: t.scopes.exclusive('device-keys'),
    idempotent: true,
    experimental: 'device/key/public',
  }),
  'device/key/sign': t.request({
    doc: 'Signs one of the declared statements after checking it against what the key is bound to.',
    params: DeviceKeySignParams,
    result: DeviceKeySignResponse,
    scope: t.scopes.exclusive('device-keys'),
    experimental: 'device/key/sign',
  }),
};
