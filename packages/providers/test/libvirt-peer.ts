import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What tools/peers/start-libvirt.sh writes. */
export interface LibvirtPeer {
  uri: string;
  read_only_uri: string;
  port: number;
  socket: string;
  /** Has a folder for each pool. */
  folder: string;
  volumes: number;
}

/** The peer that LIBVIRT_PEER names; null when there is none. */
export function readLibvirtPeer(): LibvirtPeer | null {
  const file = process.env['LIBVIRT_PEER'];
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as LibvirtPeer) : null;
}

/** Runs libvirt's own client, which says what is true. */
export async function virsh(peer: LibvirtPeer, ...command: string[]): Promise<string> {
  const { stdout } = await run('virsh', ['-q', '-c', peer.uri, ...command], { maxBuffer: 64 * 2 ** 20 });
  return stdout;
}
