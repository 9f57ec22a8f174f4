import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { GatheringSocket } from './gathering-socket.js';

describe('GatheringSocket', () => {
  it('sends what one turn of the event loop writes in one piece, in order', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const accepted = once(server, 'connection');
    const socket = new GatheringSocket();
    (socket as Socket).connect((server.address() as AddressInfo).port, '127.0.0.1');
    await once(socket, 'connect');
    const [peer] = (await accepted) as [GatheringSocket];
    const sent = socket.bytesWritten;

    socket.write('a');
    socket.cork();
    socket.write('b');
    socket.uncork();
    socket.write('c');
    const withinTheTurn = socket.writableLength;
    await turn();
    socket.end('d');

    const received: Buffer[] = [];
    peer.on('data', (bytes: Buffer) => received.push(bytes));
    await once(peer, 'end');
    peer.end();
    server.close();
    expect(sent).toBe(0);
    expect(withinTheTurn).toBe(3);
    expect(Buffer.concat(received).toString()).toBe('abcd');
  });
});
