/** Who may connect over a network: what the `Authorization` header of an upgrade has to show. */

/** Says why a header will not do, in words that may travel; nothing when it does. */
export type Authenticate = (authorization: string | undefined) => string | undefined;

/** Says why a token will not do; nothing when it does. */
export type CheckToken = (token: string) => string | undefined;

const BEARER = /^bearer +(?<token>.+)$/i;

/** Takes the token out of `Authorization: Bearer TOKEN`. */
export function bearerAuth(check: CheckToken): Authenticate {
  return (authorization) => {
    if (authorization === undefined) return 'missing websocket bearer token';
    const token = BEARER.exec(authorization.trim())?.groups?.token;
    return token === undefined ? 'invalid authorization header' : check(token);
  };
}
