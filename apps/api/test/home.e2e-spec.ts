import { tmpdir } from 'node:os';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnknownParentsController } from '../src/home/unknown-parents.controller.js';
import { ACTION, OPEN } from '../src/routing/action.decorator.js';
import { RunningApi } from './running-api.js';

let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.start();
});

afterAll(() => api.stop());

describe('home', () => {
  it.each(['/api', '/api/', '/api/v2', '/api/v2/', '/api.json', '/api/v2.json'])(
    '%s links to every resource',
    async (path) => {
      const answer = await api.get(path);

      expect(answer.status).toBe(200);
      expect(Object.keys(answer.body)).toEqual(['links']);
      expect(Object.keys(answer.body.links)).toEqual(
        expect.arrayContaining(['home', 'ping', 'images', 'compute_resources', 'operatingsystems', 'architectures']),
      );
      for (const actions of Object.values<Record<string, string>>(answer.body.links)) {
        for (const [summary, url] of Object.entries(actions)) {
          expect(summary).toMatch(/[^.]$/);
          expect(url).toMatch(/^\/api/);
        }
      }
    },
  );

  it.each(['/api/status', '/api/v2/status', '/api/status/', '/api/status.json'])(
    '%s tells the version',
    async (path) => {
      const answer = await api.get(path);

      expect(answer.status).toBe(200);
      expect(answer.text).toMatch(/^\{"result":"ok","status":200,"version":"\d+\.\d+\.\d+","api_version":2\}$/);
    },
  );

  it('tells a version for which clients patch no documents', async () => {
    const { version } = (await api.get('/api/status')).body;

    expect(Number(version.split('.')[0]) * 100 + Number(version.split('.')[1])).toBeGreaterThanOrEqual(308);
  });

  it.each(['/api/ping', '/api/v2/ping'])('%s answers without credentials', async (path) => {
    const answer = await api.get(path, { as: null });

    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(/^\{"results":\{"foreman":\{"database":\{"active":true,"duration_ms":"\d+"\}\}\}\}$/);
  });

  it.each(['/api/statuses', '/api/v2/statuses.json'])('%s tells how the latest syncs ended', async (path) => {
    const insert = 'INSERT INTO compute_resources (name, type) VALUES ($1, $2) RETURNING id';
    const ids: number[] = [];
    for (const name of [`a ${path}`, `b ${path}`, `c ${path}`]) {
      const rows = await api.database.query<{ id: number }[]>(insert, [name, 'Foreman::Model::Libvirt']);
      ids.push(rows[0]?.id ?? 0);
    }
    await api.database.query(
      `INSERT INTO sync_runs (compute_resource_id, generation, state, reason, fencing_token, started_at, ended_at)
       VALUES ($1, 1, 'failed', 'It was away.', 1, now() - interval '2 s', now()),
              ($1, 2, 'succeeded', NULL, 1, now() - interval '1.5 s', now()),
              ($2, 1, 'succeeded', NULL, 1, now() - interval '1 s', now()),
              ($2, 2, 'failed', 'The login was refused.', 1, now() - interval '3 s', now()),
              ($2, 3, 'running', NULL, 1, now(), NULL)`,
      [ids[0], ids[1]],
    );

    const { status, body } = await api.get(path);

    expect(status).toBe(200);
    expect(Object.keys(body.results.foreman)).toEqual([
      'version',
      'api',
      'plugins',
      'smart_proxies',
      'compute_resources',
      'database',
    ]);
    expect(body.results.foreman.compute_resources.filter(({ name }: { name: string }) => name.endsWith(path))).toEqual([
      { name: `a ${path}`, status: 'ok', duration_ms: '1500', errors: [] },
      { name: `b ${path}`, status: 'FAIL', duration_ms: '3000', errors: ['The login was refused.'] },
      { name: `c ${path}`, status: 'ok', duration_ms: '0', errors: [] },
    ]);
  });

  it('tells in /api/statuses how much room the database has, beside what Foreman tells and only where it can be seen', async () => {
    const out = await api.get('/api/statuses');
    const near = await RunningApi.start({ database_folder: tmpdir() });
    const gone = await RunningApi.start({ database_folder: '/does/not/exist' });

    const [seen, unseen] = [await near.get('/api/statuses'), await gone.get('/api/statuses')];
    await Promise.all([near.stop(), gone.stop()]);

    expect(Object.keys(out.body.results)).toEqual(['foreman']);
    expect(Object.keys(seen.body.results)).toEqual(['foreman', 'image_catalog']);
    expect(Object.keys(seen.body.results.foreman)).toEqual(Object.keys(out.body.results.foreman));
    expect(seen.body.results.image_catalog).toEqual({
      disk: {
        status: expect.stringMatching(/^(ok|FAIL)$/),
        free_bytes: expect.any(Number),
        errors: expect.any(Array),
      },
    });
    expect(unseen.body.results.image_catalog).toEqual({
      disk: { status: 'FAIL', free_bytes: null, errors: ['The disk of the database cannot be looked at.'] },
    });
  });

  it.each(['/api/plugins', '/api/v2/plugins.json'])('%s has none', async (path) => {
    const { status, text } = await api.get(path);

    expect(status).toBe(200);
    expect(text).toBe(
      '{"total":0,"subtotal":0,"page":1,"per_page":20,"search":null,"sort":{"by":null,"order":null},"results":[]}',
    );
  });

  it.each(['/api', '/api/v2', '/api/status', '/api/statuses', '/api/plugins', '/api/compute_resources'])(
    '%s needs credentials',
    async (path) => {
      const answer = await api.get(path, { as: null });

      expect(answer.status).toBe(401);
    },
  );
});

describe('every route', () => {
  it('is described with @Action, and only ping and our version are open', () => {
    const discovery = new DiscoveryService(api.app.get(ModulesContainer));
    const scanner = new MetadataScanner();
    const routes = discovery.getControllers().flatMap(({ metatype, instance }) => {
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      return scanner
        .getAllMethodNames(prototype)
        .map((name) => ({ controller: metatype, name, method: prototype[name] as object }))
        .filter(({ method }) => Reflect.hasMetadata(METHOD_METADATA, method));
    });

    const bare = routes.filter(({ method }) => !Reflect.hasMetadata(ACTION, method));
    const open = routes.filter(({ method }) => Reflect.getMetadata(OPEN, method) === true);

    expect(routes.length).toBeGreaterThan(30);
    expect([...new Set(bare.map(({ controller }) => controller))]).toEqual([UnknownParentsController]);
    expect(open.map(({ name }) => name)).toEqual(['version', 'ping']);
    expect(open.map(({ method }) => Reflect.getMetadata(METHOD_METADATA, method))).toEqual([
      RequestMethod.GET,
      RequestMethod.GET,
    ]);
  });
});
