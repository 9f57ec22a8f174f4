import { X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { Environment } from './setting.js';

/** Text with certificates. Its place begins the sentences about it. */
interface Source {
  place: string;
  text: string;
}

/** Far more than the machine's own list of authorities, which has a few hundred kB. */
const MOST_BYTES = 8 * 1024 * 1024;

const BEGIN = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----/g;
const WHOLE = new RegExp(`${BEGIN.source}[^-]+-----END (?:X509 |TRUSTED )?CERTIFICATE-----`, 'g');

/**
 * Reads the operator's own authorities: the certificates of the file or folder of CA_FILE, or those in CA itself.
 * @throws Error that says what is wrong with them
 */
export function readAuthorities(environment: Environment): string[] {
  const read = readSources(environment).flatMap(readCertificates);
  const own = read.map(({ certificate }) => certificate.toString());
  for (const { place, certificate } of read) requireAuthority(place, certificate, own);
  return own;
}

/** Lets every TLS connection of this process trust these authorities and the machine's, besides those of Node. */
export function trustAuthorities(own: readonly string[]): void {
  setDefaultCACertificates([...new Set([...builtIn(), ...own])]);
}

function builtIn(): string[] {
  // Where there is no such folder, as in a slim image, Node would print a warning.
  const hasOwn = process.platform !== 'linux' || existsSync('/etc/ssl/certs');
  return [...getCACertificates('default'), ...(hasOwn ? getCACertificates('system') : [])];
}

function readSources(environment: Environment): Source[] {
  const text = environment['CA'];
  const path = environment['CA_FILE'];
  if (text) return [{ place: 'CA', text }];
  if (!path) return [];
  const place = `CA_FILE names ${path}, which`;
  const isFolder = readable(place, () => statSync(path)).isDirectory();
  const files = isFolder ? readable(place, () => filesOf(path)) : [path];
  if (files.length === 0) throw new Error(`${place} holds no file that ends in .pem, .crt or .cer`);
  return files.map(readSource);
}

function readSource(file: string): Source {
  const place = `CA_FILE names ${file}, which`;
  if (readable(place, () => statSync(file)).size > MOST_BYTES) throw new Error(`${place} is larger than 8 MiB`);
  return { place, text: readable(place, () => readFileSync(file, 'latin1')) };
}

function filesOf(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => /\.(pem|crt|cer)$/i.test(name));
  return names.sort().map((name) => join(folder, name));
}

function readable<Result>(place: string, read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    throw new Error(`${place} cannot be read`, { cause });
  }
}

function readCertificates({ place, text }: Source): { place: string; certificate: X509Certificate }[] {
  const whole = text.match(WHOLE) ?? [];
  if ((text.match(BEGIN) ?? []).length !== whole.length) throw new Error(`${place} is cut off inside a certificate`);
  if (whole.length === 0) {
    const convert = 'of another form, openssl x509 -inform DER -in FILE makes one of it';
    throw new Error(`${place} holds no certificate in PEM form (-----BEGIN CERTIFICATE-----); ${convert}`);
  }
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text))
    throw new Error(`${place} holds a private key: keep that elsewhere`);
  return whole.map((pem, index) => {
    try {
      return { place, certificate: new X509Certificate(pem) };
    } catch (cause) {
      throw new Error(`${place} holds a certificate that cannot be read: number ${index + 1}`, { cause });
    }
  });
}

/** A certificate by which nothing would be trusted is a mistake that shows only when a compute resource cannot be reached. */
function requireAuthority(place: string, certificate: X509Certificate, own: readonly string[]): void {
  if (certificate.checkIssued(certificate)) return;
  const what = `${place} holds the certificate of ${oneLine(certificate.subject)}, `;
  const issuer = `that of its issuer, ${oneLine(certificate.issuer)}`;
  if (!certificate.ca) throw new Error(`${what}which is no authority: give ${issuer}`);
  if (![...own, ...builtIn()].some((pem) => certificate.checkIssued(new X509Certificate(pem))))
    throw new Error(`${what}and lacks ${issuer}`);
}

function oneLine(name: string): string {
  return `"${name.replaceAll('\n', ', ').slice(0, 200)}"`;
}
