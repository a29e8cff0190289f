/** Proof of the host that the server forwards upstream. */
import * as t from '../define/index.js';

export const AttestationGenerateParams = t.empty('AttestationGenerateParams');

export const AttestationGenerateResponse = t.object('AttestationGenerateResponse', {
  token: t.field(t.string, 'Token passed upstream unchanged; the server does not interpret it.'),
});

export const serverRequests = {
  'attestation/generate': t.serverRequest({
    doc: 'Asks one subscribed connection that declared `requestAttestation` for an attestation token; the server waits at most 100 ms.',
    params: AttestationGenerateParams,
    result: AttestationGenerateResponse,
  }),
};
