import { describe, expect, it } from '@jest/globals';
import { titleOf } from './operatingsystem.entity.js';

describe('titleOf', () => {
  it.each([
    [{ name: 'Debian', major: '13', minor: '', description: null }, 'Debian 13'],
    [{ name: 'CentOS', major: '7', minor: '9.2009', description: null }, 'CentOS 7.9.2009'],
    [{ name: 'Debian', major: '13', minor: '0', description: null }, 'Debian 13.0'],
    [{ name: 'Debian', major: '13', minor: '', description: 'Trixie' }, 'Trixie'],
    [{ name: 'Debian', major: '13', minor: '1', description: '' }, 'Debian 13.1'],
    [{ name: 'n'.repeat(255), major: '13', minor: '1', description: null }, 'n'.repeat(255)],
    [{ name: '\u{1f427}'.repeat(254), major: '13', minor: '', description: null }, `${'\u{1f427}'.repeat(254)} `],
  ])('names %j %j', (os, expected) => {
    const title = titleOf(os);

    expect(title).toBe(expected);
  });
});
