import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ProviderError } from '../provider-error.js';
import { readAddress, readVolume, writeNumber, writeText, writeVolume, XdrReader } from './wire.js';

describe('readAddress', () => {
  it.each([
    ['qemu+tcp://host.example/system', { host: 'host.example', port: 16_509 }, 'qemu:///system'],
    ['qemu+tcp://host.example:1234/session', { host: 'host.example', port: 1234 }, 'qemu:///session'],
    [' qemu+tcp://[2001:db8::1]:1234/system ', { host: '2001:db8::1', port: 1234 }, 'qemu:///system'],
    ['test+tcp://host.example/default', { host: 'host.example', port: 16_509 }, 'test:///default'],
    ['qemu+tcp://host.example', { host: 'host.example', port: 16_509 }, 'qemu:///system'],
    ['qemu+unix:///system?socket=/run/a%20b', { socket: '/run/a b' }, 'qemu:///system'],
    ['qemu+unix:///system', { socket: '/run/libvirt/libvirt-sock-ro' }, 'qemu:///system'],
    ['qemu:///system', { socket: '/run/libvirt/libvirt-sock-ro' }, 'qemu:///system'],
  ])('understands %j', (url, target, uri) => {
    expect(readAddress(url)).toEqual({ target, uri });
  });

  it.each([
    [null, 'The url must be an address of libvirt'],
    ['not a url', 'The url must be an address of libvirt'],
    ['http2+x+y://host/', 'The url must be an address of libvirt'],
    ['qemu+ssh://root@host/system', 'only tcp and unix are supported'],
    ['qemu+tls://host/system', 'only tcp and unix are supported'],
    ['qemu+libssh2://host/system', 'only tcp and unix are supported'],
    ['qemu://host/system', 'only tcp and unix are supported'],
    ['qemu+tcp:///system', 'The url names no host.'],
    ['qemu+tcp://root:secret@host/system', 'The url must not hold a password.'],
    ['qemu+unix://host/system?socket=/run/a', 'The socket must be an absolute path'],
    ['qemu+unix:///system?socket=run/a', 'The socket must be an absolute path'],
  ])('refuses %j, and says why', (url, message) => {
    expect(() => readAddress(url)).toThrow(ProviderError);
    expect(() => readAddress(url)).toThrow(message);
  });
});

describe('XDR', () => {
  it('reads back whatever was written', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.record({ pool: text, name: text, key: text }), (volume) => {
        expect(readVolume(new XdrReader(writeVolume(volume)))).toEqual(volume);
      }),
    );
  });

  it('refuses what is cut off anywhere', () => {
    const whole = writeVolume({ pool: 'images', name: 'ü.qcow2', key: '/images/ü.qcow2' });
    for (let length = 0; length < whole.length; length++) {
      expect(() => readVolume(new XdrReader(whole.subarray(0, length)))).toThrow(ProviderError);
    }
  });

  it('pads texts to four bytes', () => {
    expect(writeText('abcde').toString('latin1')).toBe('\0\0\0\u0005abcde\0\0\0');
    expect(writeText('').equals(writeNumber(0))).toBe(true);
  });
});
