import { describe, expect, it } from '@jest/globals';
import { ProviderError } from '../provider-error.js';
import { readServer, writeCall, writeValue } from './wire.js';

describe('readServer', () => {
  it.each([
    ['vcenter.example', 'https://vcenter.example/sdk'],
    [' vcenter.example:8443 ', 'https://vcenter.example:8443/sdk'],
    ['192.0.2.1', 'https://192.0.2.1/sdk'],
    ['[2001:db8::1]:8443', 'https://[2001:db8::1]:8443/sdk'],
    ['https://vcenter.example/', 'https://vcenter.example/sdk'],
    ['http://127.0.0.1:8989/ui', 'http://127.0.0.1:8989/sdk'],
  ])('understands %j', (server, url) => {
    expect(readServer(server).href).toBe(url);
  });

  it.each([
    null,
    '',
    'not a server',
    'user@vcenter.example',
    'vcenter.example/path',
    'https://a:b@vcenter.example',
    'ftp://a',
    'a?b',
    'a:b',
  ])('refuses %j', (server) => {
    expect(() => readServer(server)).toThrow(ProviderError);
  });
});

describe('writeCall', () => {
  it('lets no value out of its element', () => {
    const call = writeCall('Login', { type: 'Session"Manager', id: '<id>' }, writeValue('userName', '</userName>&"\''));

    expect(call).toContain('<_this type="Session&#34;Manager">&#60;id&#62;</_this>');
    expect(call).toContain('<userName>&#60;/userName&#62;&#38;&#34;&#39;</userName>');
  });
});
