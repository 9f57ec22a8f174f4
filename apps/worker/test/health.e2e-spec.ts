import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { HealthService } from '../src/health/health.service.js';
import type { SchedulerService } from '../src/queue/scheduler.service.js';
import { Engine } from './engine.js';
import { WorkerProcess } from './worker-process.js';

const PATIENCE_MS = 30_000;
const MOST = 100;

let engine: Engine;
let worker: WorkerProcess;
let health: string;
let sockets: Socket[] = [];

beforeEach(async () => {
  engine = await Engine.open();
  worker = WorkerProcess.start({
    DATABASE_URL: engine.url,
    SEALING_PUBLIC_KEY: engine.keys.public_key,
    SEALING_PRIVATE_KEY: engine.keys.private_key,
  });
  health = await worker.ready();
});

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await worker.end('SIGKILL');
  await engine.close();
});

interface Client {
  socket: Socket;
  received: string;
  isClosed: boolean;
}

async function open(text: string): Promise<Client> {
  const socket = connect(Number(new URL(health).port), '127.0.0.1');
  const client: Client = { socket, received: '', isClosed: false };
  sockets.push(socket);
  // A connection that is cut may be reset: that is what these tests wait for.
  socket.on('error', () => undefined);
  socket.on('data', (bytes: Buffer) => (client.received += bytes.toString()));
  socket.on('close', () => (client.isClosed = true));
  await once(socket, 'connect');
  socket.write(text);
  return client;
}

/** Waits until all are closed, for a bounded time; tells how many are. */
async function countClosed(clients: Client[]): Promise<number> {
  const count = () => clients.filter(({ isClosed }) => isClosed).length;
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end && count() < clients.length; )
    await sleep(50);
  return count();
}

it('cuts off who sends too little too slowly', async () => {
  const clients = [
    await open(''),
    await open('GET /hea'),
    await open('GET /health HTTP/1.1\r\nHost: x\r\nX-Half:'),
    await open('POST /health HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{'),
    await open('POST /health HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{'),
    await open('GET /health HTTP/1.1\r\nHost: x\r\n\r\n'),
  ];
  const dripping = await open('GET /health HTTP/1.1\r\nX-Slow: ');
  const drip = setInterval(() => dripping.socket.write('x'), 100);

  expect(await countClosed([...clients, dripping])).toBe(7);
  clearInterval(drip);
  expect(dripping.received).toMatch(/^HTTP\/1\.1 408 /);
  expect(dripping.received).toContain('{"error":{"message":"The request took too long to arrive"}}');
  expect((await fetch(health)).status).toBe(200);
});

it('answers beside hundreds of idle connections, of which it keeps the newest', async () => {
  const idle = await Promise.all(Array.from({ length: 3 * MOST }, () => open('')));

  expect((await fetch(health)).status).toBe(200);
  const stillOpen = () => idle.filter(({ isClosed }) => !isClosed).length;
  for (let tries = 0; stillOpen() > MOST && tries < 200; tries += 1) await sleep(10);
  expect(stillOpen()).toBeLessThanOrEqual(MOST);
});

it('asks the database once for all who ask at one time', async () => {
  let asked = 0;
  const database = {
    query: (text: string) => {
      asked += 1;
      return engine.database.query(text);
    },
  } as DataSource;
  const service = new HealthService(database, { isAlive: () => true } as SchedulerService);

  const found = await Promise.all(Array.from({ length: 50 }, () => service.check()));

  expect(new Set(found.map(({ status }) => status))).toEqual(new Set(['ok']));
  expect(asked).toBe(1);
  await service.check();
  expect(asked).toBe(2);
});

it('says that a database is down which does not answer', async () => {
  const silent = { query: () => new Promise(() => undefined) } as unknown as DataSource;
  const service = new HealthService(silent, { isAlive: () => true } as SchedulerService);

  expect(await service.check()).toEqual({ status: 'failing', checks: { database: 'down', scheduler: 'up' } });
});

it('ends in order whatever clients hold', async () => {
  for (let number = 0; number < 20; number += 1) {
    await open('POST /health HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{');
    await open('GET /hea');
    await open('');
  }
  const began = performance.now();
  const killing = setTimeout(() => void worker.end('SIGKILL'), PATIENCE_MS);

  const code = await worker.end('SIGTERM');

  clearTimeout(killing);
  console.log(`A stop of a worker with 60 clients took ${(performance.now() - began).toFixed(0)} ms`);
  expect(code).toBe(0);
});
