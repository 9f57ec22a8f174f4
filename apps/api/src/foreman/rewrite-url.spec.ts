import { describe, expect, it } from '@jest/globals';
import { withoutDoubleSlashes, withoutFormat } from './rewrite-url.js';

describe('withoutFormat', () => {
  it.each([
    ['/api.json', '/api'],
    ['/api/v2.json', '/api/v2'],
    ['/api/status.json', '/api/status'],
    ['/api/ping.json', '/api/ping'],
    ['/api/architectures.json', '/api/architectures'],
    ['/api/v2/compute_resources.json', '/api/v2/compute_resources'],
    ['/api/compute_resources/1/images.json', '/api/compute_resources/1/images'],
    ['/api/compute_resources/1/available_images.json', '/api/compute_resources/1/available_images'],
    ['/api/compute_resources/1/refresh_cache.json', '/api/compute_resources/1/refresh_cache'],
    ['/api/compute_resources/1/associate.json', '/api/compute_resources/1/associate'],
    ['/api/operatingsystems/1/bootfiles.json', '/api/operatingsystems/1/bootfiles'],
    ['/api/architectures/x86_64.json', '/api/architectures/x86_64'],
    ['/api/architectures/x86_64/operatingsystems.json', '/api/architectures/x86_64/operatingsystems'],
    ['/api/architectures/x86_64/images/5.json', '/api/architectures/x86_64/images/5'],
    ['/api/v2/architectures/5.json', '/api/v2/architectures/5'],
    ['/api/audits/5.json', '/api/audits/5'],
    ['/api/architectures.json?search=a.json', '/api/architectures?search=a.json'],
  ])('takes the format off %s', (url, bare) => {
    expect(withoutFormat(url)).toBe(bare);
  });

  it.each([
    '/api/compute_resources/3.json',
    '/api/compute_resources/3/images/5.json',
    '/api/operatingsystems/3/images/5.json',
    '/api/operatingsystems/3/architectures/5.json',
    '/api/operatingsystems/Debian%2012.json',
    '/api/architectures',
    '/api/architectures?search=images.json',
    '/api/architectures.xml',
    '/api/architectures.json/',
    '/',
    '',
  ])('leaves %j as it is', (url) => {
    expect(withoutFormat(url)).toBe(url);
  });
});

describe('withoutDoubleSlashes', () => {
  it.each([
    ['/api/compute_resources//images', '/api/compute_resources/images'],
    ['//api///status/', '/api/status/'],
    ['/api//architectures?search=a//b', '/api/architectures?search=a//b'],
    ['/api/architectures?search=a//b', '/api/architectures?search=a//b'],
    ['//', '/'],
    ['', ''],
  ])('makes %j %j', (url, single) => {
    expect(withoutDoubleSlashes(url)).toBe(single);
  });
});
