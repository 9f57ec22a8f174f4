import { isRecord } from './clean.js';
import { ProviderError, type ProviderErrorKind } from './provider-error.js';

/** Enough for any real host. The name may come from the source, so it needs a bound. */
const MOST_HOST = 100;

/** Names a host and a port for a reader, in printable characters and with a bounded length. */
export function nameHost(host: string, port: number | string): string {
  const clean = host.replace(/[^\x21-\x7e]/g, '?');
  return `${clean.length > MOST_HOST ? `${clean.slice(0, MOST_HOST)}…` : clean}:${port}`;
}

/** Names the host and the port of a url, and nothing else in it. */
export function nameUrl({ hostname, port, protocol }: URL): string {
  return nameHost(hostname, port || (protocol === 'https:' ? 443 : 80));
}

/** A bound on the causes of an error, which may form a circle. */
const MOST_CAUSES = 10;

/** How far a call had come when it failed. */
export type CallPhase = 'before its answer' | 'in its answer';

/** By the code: a sentence after the peer, or two, for before the answer and inside it. */
type Failure = [codes: RegExp, says: string | readonly [before: string, inside: string], kind?: ProviderErrorKind];

const DNS = 'check the DNS of the worker, or try again later';
const AUTHORITY =
  'has a certificate of an unknown authority: add the certificate of its authority to CA_FILE of the worker';
const BREAKS_OFF = 'breaks off in the middle of its answer: try again, and check the network between';
const resets = (phase: CallPhase) => `resets the connection ${phase}: check the port, its log, and the network between`;

/** The error codes of Node, OpenSSL and undici. docs/operations.md has the same table for operators. */
const FAILURES: readonly Failure[] = [
  [/^ECONNREFUSED$/, 'refuses the connection: check the port, and that the service runs'],
  [
    /^(ENOTFOUND|EAI_NONAME|EAI_NODATA)$/,
    'has a host name that does not exist: check the name, and the DNS of the worker',
  ],
  [
    /^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/,
    'does not accept a connection in time: check the address, its firewall and the route to it',
  ],
  [
    /^(EHOSTUNREACH|ENETUNREACH|ENETDOWN|EHOSTDOWN|EADDRNOTAVAIL)$/,
    'has no route to it: check the address, and the network of the worker',
  ],
  [/^(EACCES|EPERM)$/, 'may not be connected to: check permissions and firewall of the worker'],
  [/^ENOENT$/, 'does not exist: check the path, and that the service runs'],
  [/^CERT_HAS_EXPIRED$/, 'has a certificate that has expired: renew it'],
  [/^CERT_NOT_YET_VALID$/, 'has a certificate that is not valid yet: check the clocks'],
  [/SELF_SIGNED_CERT$/, 'has a self-signed certificate: add it to CA_FILE of the worker'],
  [/SELF_SIGNED_CERT_IN_CHAIN$|^(UNABLE_TO_|CERT_UNTRUSTED)/, AUTHORITY],
  [/ALTNAME/, 'has a certificate for another name: use the name of the certificate in the address, or renew it'],
  [/CERT_REVOKED/, 'has a certificate that was revoked: renew it'],
  [
    /^ERR_SSL_.*ALERT_CERTIFICATE_REQUIRED|^ERR_SSL_.*BAD_CERTIFICATE/,
    'wants a certificate of the client, which is not supported',
  ],
  [
    /^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNKNOWN_PROTOCOL|RECORD_LAYER_FAILURE|UNEXPECTED_MESSAGE)|^EPROTO$/,
    'does not speak TLS: use http, or the port of https',
  ],
  [/^ERR_SSL_/, 'agrees with the worker on no version or cipher of TLS: update its TLS settings'],
  [/CERT|^ERR_TLS_/, 'has a certificate that is not trusted: check it with openssl s_client'],
  [
    /^HPE_|^UND_ERR_(HEADERS_OVERFLOW|RES_)/,
    ['does not speak HTTP: check the port, and whether it wants https', BREAKS_OFF],
  ],
  [/^UND_ERR_(HEADERS|BODY)_TIMEOUT$/, 'does not answer in time: check its load'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED)$/, [resets('before its answer'), resets('in its answer')]],
  [
    /^(UND_ERR_SOCKET|ERR_STREAM_PREMATURE_CLOSE|Z_BUF_ERROR)$/,
    ['closes the connection before its answer: check the port, http or https, and its log', BREAKS_OFF],
  ],
  [/^(Z_|ERR_BROTLI|ERR__|ZSTD_)/, 'answers with a compressed body that cannot be unpacked', 'protocol'],
];

/**
 * Turns the failure of a connection into an error that says what happened, with whom and what to do, without any text of the
 * other side. A ProviderError, such as the guard's refusal, stays as it is.
 */
export function explainFailure(peer: string, error: unknown, phase: CallPhase = 'before its answer'): ProviderError {
  const codes: string[] = [];
  // No instanceof, because fetch throws errors of several realms.
  for (let cause = error, depth = 0; isRecord(cause) && depth < MOST_CAUSES; depth++) {
    if (cause instanceof ProviderError) return cause;
    if (typeof cause['code'] === 'string') codes.push(cause['code']);
    else if (cause['name'] === 'HTTPParserError') codes.push('HPE_UNKNOWN');
    cause = cause['cause'] ?? firstOf(cause['errors']);
  }
  for (const code of codes.reverse()) {
    const [, says, kind = 'network'] = FAILURES.find(([pattern]) => pattern.test(code)) ?? [];
    const sentence = typeof says === 'object' ? says[phase === 'before its answer' ? 0 : 1] : says;
    if (sentence) return new ProviderError(kind, `${peer} ${sentence}.`);
    // The resolver failed, so its own name comes first.
    if (code.startsWith('EAI_')) return new ProviderError('network', `The DNS does not answer for ${peer}: ${DNS}.`);
  }
  const code = codes.find((text) => /^[A-Z][A-Z0-9_]{1,40}$/.test(text));
  const reason = code === undefined ? '' : ` (${code})`;
  return new ProviderError('network', `${peer} cannot be reached, or breaks off${reason}: check the address.`);
}

function firstOf(errors: unknown): unknown {
  return Array.isArray(errors) ? errors[0] : undefined;
}
