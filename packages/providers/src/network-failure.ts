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

type Sentence = (peer: string, phase: CallPhase) => string;
type Failure = [codes: RegExp, says: Sentence, kind?: ProviderErrorKind];

const AUTHORITY = 'add the certificate of its authority to NODE_EXTRA_CA_CERTS of the worker';

/** Sentences by the error codes of Node, OpenSSL and undici. docs/operations.md has the same table for operators. */
const FAILURES: readonly Failure[] = [
  [/^ECONNREFUSED$/, (peer) => `${peer} refuses the connection: check the port, and that the service runs.`],
  [
    /^(ENOTFOUND|EAI_NONAME|EAI_NODATA)$/,
    (peer) => `${peer} has a host name that does not exist: check the name, and the DNS of the worker.`,
  ],
  [/^EAI_/, (peer) => `The DNS does not answer for ${peer}: check the DNS of the worker, or try again later.`],
  [
    /^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/,
    (peer) => `${peer} does not accept a connection in time: check the address, its firewall and the route to it.`,
  ],
  [
    /^(EHOSTUNREACH|ENETUNREACH|ENETDOWN|EHOSTDOWN|EADDRNOTAVAIL)$/,
    (peer) => `${peer} has no route to it: check the address, and the network of the worker.`,
  ],
  [/^(EACCES|EPERM)$/, (peer) => `${peer} may not be connected to: check permissions and firewall of the worker.`],
  [/^ENOENT$/, (peer) => `${peer} does not exist: check the path, and that the service runs.`],
  [/^CERT_HAS_EXPIRED$/, (peer) => `${peer} has a certificate that has expired: renew it.`],
  [/^CERT_NOT_YET_VALID$/, (peer) => `${peer} has a certificate that is not valid yet: check the clocks.`],
  [
    /SELF_SIGNED_CERT$/,
    (peer) => `${peer} has a self-signed certificate: add it to NODE_EXTRA_CA_CERTS of the worker.`,
  ],
  [/SELF_SIGNED_CERT_IN_CHAIN$/, (peer) => `${peer} has a certificate of an unknown authority: ${AUTHORITY}.`],
  [
    /ALTNAME/,
    (peer) =>
      `${peer} has a certificate for another name: use the name of the certificate in the address, or renew it.`,
  ],
  [/^(UNABLE_TO_|CERT_UNTRUSTED)/, (peer) => `${peer} has a certificate of an unknown authority: ${AUTHORITY}.`],
  [/CERT_REVOKED/, (peer) => `${peer} has a certificate that was revoked: renew it.`],
  [
    /^ERR_SSL_.*ALERT_CERTIFICATE_REQUIRED|^ERR_SSL_.*BAD_CERTIFICATE/,
    (peer) => `${peer} wants a certificate of the client, which is not supported.`,
  ],
  [
    /^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNKNOWN_PROTOCOL|RECORD_LAYER_FAILURE|UNEXPECTED_MESSAGE)|^EPROTO$/,
    (peer) => `${peer} does not speak TLS: use http, or the port of https.`,
  ],
  [/^ERR_SSL_/, (peer) => `${peer} agrees with the worker on no version or cipher of TLS: update its TLS settings.`],
  [/CERT|^ERR_TLS_/, (peer) => `${peer} has a certificate that is not trusted: check it with openssl s_client.`],
  [
    /^HPE_|^UND_ERR_(HEADERS_OVERFLOW|RES_)/,
    (peer, phase) =>
      phase === 'in its answer'
        ? `${peer} breaks off in the middle of its answer: try again, and check the network between.`
        : `${peer} does not speak HTTP: check the port, and whether it wants https.`,
  ],
  [/^UND_ERR_(HEADERS|BODY)_TIMEOUT$/, (peer) => `${peer} does not answer in time: check its load.`],
  [
    /^(ECONNRESET|EPIPE|ECONNABORTED)$/,
    (peer, phase) => `${peer} resets the connection ${phase}: check the port, its log, and the network between.`,
  ],
  [
    /^(UND_ERR_SOCKET|ERR_STREAM_PREMATURE_CLOSE|Z_BUF_ERROR)$/,
    (peer, phase) =>
      phase === 'in its answer'
        ? `${peer} breaks off in the middle of its answer: try again, and check the network between.`
        : `${peer} closes the connection before its answer: check the port, http or https, and its log.`,
  ],
  [
    /^(Z_|ERR_BROTLI|ERR__|ZSTD_)/,
    (peer) => `${peer} answers with a compressed body that cannot be unpacked.`,
    'protocol',
  ],
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
    const [, says, kind] = FAILURES.find(([pattern]) => pattern.test(code)) ?? [];
    if (says) return new ProviderError(kind ?? 'network', says(peer, phase));
  }
  const code = codes.find((text) => /^[A-Z][A-Z0-9_]{1,40}$/.test(text));
  const reason = code === undefined ? '' : ` (${code})`;
  return new ProviderError('network', `${peer} cannot be reached, or breaks off${reason}: check the address.`);
}

function firstOf(errors: unknown): unknown {
  return Array.isArray(errors) ? errors[0] : undefined;
}
