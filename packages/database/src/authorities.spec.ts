import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readAuthorities, trustAuthorities } from './authorities.js';

const CERTIFICATES = fileURLToPath(new URL('../../providers/test/certificates/', import.meta.url));
const certificate = (name: string) => {
  const text = readFileSync(join(CERTIFICATES, `${name}.pem`), 'utf8');
  return /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(text)?.[0] ?? '';
};

let folder: string;
let before: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'authorities-spec-'));
  before = getCACertificates('default');
});

afterEach(() => {
  setDefaultCACertificates(before);
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** Node breaks the lines of one certificate here and there, so we compare the certificates themselves. */
const print = (pem: string) => new X509Certificate(pem).fingerprint256;
const trusted = (type: 'default' | 'system') => getCACertificates(type).map(print);

/** What is trusted now and was not before. */
function added(): string[] {
  const known = new Set([...before.map(print), ...trusted('system')]);
  return trusted('default').filter((one) => !known.has(one));
}

describe('what is trusted', () => {
  it('is what Node and this machine trust when nothing is set', () => {
    trustAuthorities(readAuthorities({ CA_FILE: '' }));

    expect(added()).toEqual([]);
    expect(trusted('default')).toEqual(expect.arrayContaining([...before.map(print), ...trusted('system')]));
  });

  it('is also what a file names, with words between its certificates', () => {
    const file = write('ca.txt', `# ours\n${certificate('authority')}\n# and\n${certificate('self-signed')}`);

    trustAuthorities(readAuthorities({ CA_FILE: file }));

    expect(new Set(added())).toEqual(new Set([certificate('authority'), certificate('self-signed')].map(print)));
    expect(trusted('default')).toEqual(expect.arrayContaining(before.map(print)));
  });

  it('is also what the files of a folder name, and what CA holds', () => {
    write('a.crt', certificate('authority'));
    write('b.PEM', certificate('self-signed'));
    write('key', 'of another use');

    trustAuthorities(readAuthorities({ CA_FILE: folder }));
    expect(added()).toHaveLength(2);
    setDefaultCACertificates(before);

    trustAuthorities(readAuthorities({ CA: certificate('authority') }));
    expect(added()).toEqual([print(certificate('authority'))]);
  });
});

describe('a wrong list of authorities', () => {
  const cases: [string, string | Buffer, string][] = [
    ['nothing', '', 'holds no certificate in PEM form (-----BEGIN CERTIFICATE-----); of another form, openssl x509'],
    ['a page', '<html>404</html>', 'holds no certificate in PEM form'],
    ['another form', Buffer.from([0x30, 0x82, 1, 2, 3]), 'holds no certificate in PEM form'],
    ['a cut file', certificate('authority').slice(0, 200), 'is cut off inside a certificate'],
    [
      'nonsense',
      '-----BEGIN CERTIFICATE-----\nbm9uc2Vuc2U=\n-----END CERTIFICATE-----\n',
      'holds a certificate that cannot be read: number 1',
    ],
    ['a key', readFileSync(join(CERTIFICATES, 'self-signed.pem')), 'holds a private key: keep that elsewhere'],
    [
      'a server',
      certificate('signed'),
      'holds the certificate of "CN=127.0.0.1", which is no authority: give that of its issuer',
    ],
  ];

  it.each(cases)('is refused when it holds %s', (_what, content, sentence) => {
    const file = write('ca.pem', content);

    const message = new RegExp(`^CA_FILE names ${file}, which ${RegExp.escape(sentence)}`);
    expect(() => readAuthorities({ CA_FILE: file })).toThrow(message);
    expect(() => readAuthorities({ CA_FILE: folder })).toThrow(message);
  });

  it('is refused when there is none', () => {
    const file = join(folder, 'absent.pem');

    expect(() => readAuthorities({ CA_FILE: file })).toThrow(`CA_FILE names ${file}, which cannot be read`);
    expect(() => readAuthorities({ CA_FILE: folder })).toThrow(
      `CA_FILE names ${folder}, which holds no file that ends in .pem, .crt or .cer`,
    );
  });
});
