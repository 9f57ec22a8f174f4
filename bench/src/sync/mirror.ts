import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Versions of one product. */
const VERSIONS = 200;

/** Writes a mirror of simplestreams with so many images into a folder. */
export async function writeMirror(folder: string, images: number): Promise<void> {
  const streams = join(folder, 'streams', 'v1');
  mkdirSync(streams, { recursive: true });
  const entry = { datatype: 'image-downloads', format: 'products:1.0', path: 'streams/v1/images.json' };
  writeFileSync(join(streams, 'index.json'), JSON.stringify({ format: 'index:1.0', index: { all: entry } }));
  await pipeline(Readable.from(productsFile(images)), createWriteStream(join(streams, 'images.json')));
}

function* productsFile(images: number): Generator<string> {
  yield '{"format": "products:1.0", "products": {';
  for (let product = 0; product * VERSIONS < images; product++) {
    const count = Math.min(VERSIONS, images - product * VERSIONS);
    const versions = Array.from({ length: count }, (_, index) => [`20260101.${index}`, buildVersion(product, index)]);
    const entry = {
      arch: 'amd64',
      os: 'ubuntu',
      release: 'noble',
      version: '24.04',
      versions: Object.fromEntries(versions),
    };
    yield `${product === 0 ? '' : ', '}"org.example:server:24.04:amd64:${product}": ${JSON.stringify(entry)}`;
  }
  yield '}, "updated": "Thu, 01 Jan 2026 00:00:00 +0000"}';
}

function buildVersion(product: number, index: number) {
  const name = `ubuntu-24.04-server-cloudimg-amd64-${product}-${index}`;
  const sha256 = name.padEnd(64, '0');
  return {
    label: 'release',
    pubname: name,
    items: { 'disk1.img': { ftype: 'disk1.img', path: `server/noble/${name}.img`, sha256, size: 600_000_000 + index } },
  };
}
