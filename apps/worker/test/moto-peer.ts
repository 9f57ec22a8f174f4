import { readFileSync } from 'node:fs';

/** What tools/peers/start-moto.sh prints. */
export interface MotoPeer {
  endpoint: string;
  region: string;
  access_key: string;
  secret_key: string;
  images: number;
}

/** Reads the credentials of the peer that EC2_PEER names; null when it names none. */
export function readMotoPeer(): MotoPeer | null {
  const path = process.env['EC2_PEER'];
  return path ? (JSON.parse(readFileSync(path, 'utf8')) as MotoPeer) : null;
}
