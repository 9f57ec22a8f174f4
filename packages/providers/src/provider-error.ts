/**
 * Why a provider failed. `unauthorized`, `forbidden` and `configuration` need a person, `throttled` and `network` are temporary,
 * `cursor` makes the scope start again, `inactive` says that the scope is switched off at its source, and `protocol` and `limit` stand for responses that cannot be used.
 */
export type ProviderErrorKind =
  | 'unauthorized'
  | 'forbidden'
  | 'throttled'
  | 'network'
  | 'protocol'
  | 'limit'
  | 'cursor'
  | 'configuration'
  | 'inactive';

/**
 * The only error of providers. Its message is our own text, which users see. It holds no secret, and no text of the source but
 * the host and the port of a call, cleaned and cut by `nameHost`; of a url never more.
 */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly kind: ProviderErrorKind;
  /** How long the source asked us to stay away; null when it did not say. */
  readonly retryAfterSeconds: number | null;

  constructor(kind: ProviderErrorKind, message: string, retryAfterSeconds: number | null = null) {
    super(message);
    this.kind = kind;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
