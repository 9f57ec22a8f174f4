/**
 * Why a provider gave up, as the engine tells it apart: `unauthorized` and `configuration` need a person, `throttled` and
 * `network` pass, `cursor` asks for a fresh start of the scope, `protocol` and `limit` are answers that cannot be used.
 */
export type ProviderErrorKind =
  | 'unauthorized'
  | 'forbidden'
  | 'throttled'
  | 'network'
  | 'protocol'
  | 'limit'
  | 'cursor'
  | 'configuration';

/**
 * The one error of every provider. Its message is written here or in a provider, is fit for a user's eyes, and holds no
 * secret and no text of the source but one: a host and a port that a call went to, cleaned and cut (`nameHost`), also where
 * a catalog of services named them. Of a url it never holds more. So nothing else that a compute resource answers can reach
 * a reader through it.
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
