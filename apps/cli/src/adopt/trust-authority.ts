import { readFile } from 'node:fs/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { X509Certificate } from 'node:crypto';

/** Trusts an authority beside those of Node, for all requests of this process. @throws Error when it is no certificate */
export async function trustAuthority(path: string): Promise<void> {
  const pem = await readFile(path, 'utf8');
  try {
    // oxlint-disable-next-line no-new -- reads it for its error only
    new X509Certificate(pem);
  } catch {
    throw new Error(`${path} holds no certificate in PEM form.`);
  }
  setDefaultCACertificates([...getCACertificates('default'), pem]);
}
