import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Catalog } from '../builders.js';
import type { Answer } from '../http-client.js';
import { RunningApi } from '../running-api.js';
import { RECORDED, RECORDED_HEADERS } from './recorded.js';
import { shapeOf } from './shape.js';

let api: RunningApi;
let answers: Record<keyof typeof RECORDED, Answer>;

beforeAll(async () => {
  api = await RunningApi.start();
  const catalog = new Catalog(api);
  const architecture = await catalog.architecture();
  const cloud = await catalog.computeResource({
    provider: 'Libvirt',
    url: 'qemu+ssh://root@kvm.example.com/system',
    description: 'In the cellar',
  });
  const os = await catalog.operatingsystem({
    minor: undefined,
    family: 'Debian',
    release_name: 'reverse',
    description: 'Linux One',
    password_hash: 'SHA256',
    architecture_ids: [architecture.id],
    os_parameters_attributes: [{ name: 'first', value: 'text' }],
  });
  const parents = {
    compute_resource_id: cloud.id,
    operatingsystem_id: os.id,
    architecture_id: architecture.id,
  };
  const image = await catalog.image({ ...parents, user_data: true });
  const clouds = `/api/compute_resources/${cloud.id}`;
  const systems = `/api/operatingsystems/${os.id}`;
  const architectures = `/api/architectures/${architecture.id}`;
  answers = {
    image: await api.get(`${clouds}/images/${image.id}`),
    compute_resource: await firstOf('/api/compute_resources'),
    compute_resource_details: await api.get(clouds),
    operatingsystem: await firstOf('/api/operatingsystems'),
    operatingsystem_details: await api.get(systems),
    architecture: await firstOf('/api/architectures'),
    architecture_details: await api.get(architectures),
    envelope: await api.get(`/api/architectures?search=name="${architecture.name}"&per_page=4294967296`),
    status: await api.get('/api/status'),
    ping: await api.get('/api/ping'),
    deleted_image: await api.delete(`${clouds}/images/${image.id}`),
    deleted_architecture: await api.delete(architectures),
    deleted_operatingsystem: await api.delete(systems),
    deleted_compute_resource: await api.delete(clouds),
  };
});

afterAll(() => api.stop());

async function firstOf(path: string): Promise<Answer> {
  const answer = await api.get(path);
  return { ...answer, body: answer.body.results[0] };
}

describe('what a real Foreman answered', () => {
  it.each(Object.keys(RECORDED) as (keyof typeof RECORDED)[])('is what we answer, in form: %s', (name) => {
    const { status, body } = answers[name];

    expect(status).toBe(200);
    expect(shapeOf(body)).toEqual(shapeOf(RECORDED[name]));
  });

  it.each(Object.keys(RECORDED) as (keyof typeof RECORDED)[])('had the headers that we send: %s', (name) => {
    const { headers } = answers[name];

    for (const [header, value] of Object.entries(RECORDED_HEADERS)) expect(headers.get(header)).toBe(value);
  });

  it('is told from what only looks alike', () => {
    const { image } = RECORDED;
    const { id, ...others } = image;

    expect(shapeOf({ id, ...others })).not.toEqual(shapeOf(image));
    expect(shapeOf({ ...image, id: '11' })).not.toEqual(shapeOf(image));
    expect(shapeOf({ ...image, created_at: '2020-08-31T15:17:29.296Z' })).not.toEqual(shapeOf(image));
    expect(shapeOf({ ...image, uuid: null })).not.toEqual(shapeOf(image));
    expect(shapeOf({ ...image, password: null })).not.toEqual(shapeOf(image));
    expect(shapeOf([image])).not.toEqual(shapeOf([image, others]));
  });
});
