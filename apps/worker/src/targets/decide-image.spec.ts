import { describe, expect, it } from '@jest/globals';
import { decideImage, type ImageToDecide } from './decide-image.js';

const wanted = {
  name: 'debian-12',
  uuid: 'u1',
  username: 'debian',
  user_data: true,
  iam_role: null,
  operatingsystem_id: 4,
  architecture_id: 1,
};
const theirs = { id: 7, ...wanted };
const made = { state: 'made' as const, their_id: 7, sent: { ...wanted, password: null } };
const creating = { state: 'creating' as const, their_id: null, sent: { ...wanted, password: null } };

function decide(image: Partial<ImageToDecide>) {
  return decideImage({ fingerprint: null, takes_over: false, ...image });
}

describe('an image at a target', () => {
  it.each([
    ['is created where it is not', { wanted }, { action: 'create' }],
    ['is created again when somebody deleted it there', { wanted, owned: made }, { action: 'create' }],
    ['is created when the first attempt did not arrive', { wanted, owned: creating }, { action: 'create' }],
    ['is kept when it is the same', { wanted, theirs, owned: made }, { action: 'keep' }],
    ['is known by what was sent when the answer got lost', { wanted, theirs, owned: creating }, { action: 'keep' }],
    ['is left when people made it', { wanted, theirs }, { action: 'leave' }],
    ['is left when people made it anew', { wanted, theirs: { ...theirs, id: 8 }, owned: made }, { action: 'leave' }],
    [
      'is left when people made another one while the answer got lost',
      { wanted, theirs: { ...theirs, name: 'mine' }, owned: creating },
      { action: 'leave' },
    ],
    [
      'is taken over when the operator says so',
      { wanted, theirs, takes_over: true },
      { action: 'take over', changes: {} },
    ],
    ['is removed when it is not wanted any more', { theirs, owned: made }, { action: 'remove' }],
    ['is removed when the answer got lost', { theirs, owned: creating }, { action: 'remove' }],
    ['stays when people made it and nobody wants it', { theirs }, { action: 'forget' }],
    ['stays when people made it anew', { theirs: { ...theirs, id: 8 }, owned: made }, { action: 'forget' }],
    ['is forgotten when it is gone on both sides', { owned: made }, { action: 'forget' }],
    [
      'gets back what people changed there',
      { wanted, theirs: { ...theirs, name: 'renamed', user_data: null }, owned: made },
      { action: 'update', changes: { name: 'debian-12', user_data: true } },
    ],
    [
      'gets our password when it is taken over',
      { wanted, theirs, takes_over: true, fingerprint: 'f1' },
      { action: 'take over', changes: { password: true } },
    ],
    [
      'gets a new password',
      { wanted, theirs, owned: made, fingerprint: 'f2' },
      { action: 'update', changes: { password: true } },
    ],
  ] as const)('%s', (_what, image, decision) => {
    expect(decide(image)).toEqual(decision);
  });

  it('does not ask for what the target does not show', () => {
    const { iam_role: _hidden, ...shown } = theirs;

    expect(decide({ wanted: { ...wanted, iam_role: 'role' }, theirs: shown, owned: made })).toEqual({ action: 'keep' });
  });
});
