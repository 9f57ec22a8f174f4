import { describe, expect, it } from '@jest/globals';
import { Doc, docsOf, Expected, isExpected, Offers, offersOf } from './doc.decorator.js';

class Parent {
  @Doc('From the parent.')
  @Expected()
  @Offers(['a', 'b'])
  inherited: string;

  @Doc('Said by the parent.')
  overridden: string;
}

class Child extends Parent {
  @Doc('Said by the child.')
  declare overridden: string;

  @Doc('From the child.')
  own: string;
}

describe('docsOf', () => {
  it('gives own and inherited sentences, the own first in rank', () => {
    const docs = docsOf(Child);

    expect(docs).toEqual({ inherited: 'From the parent.', overridden: 'Said by the child.', own: 'From the child.' });
  });

  it('leaves the parent as it was', () => {
    const docs = docsOf(Parent);

    expect(docs).toEqual({ inherited: 'From the parent.', overridden: 'Said by the parent.' });
  });

  it('is empty for a class without sentences', () => {
    const docs = docsOf(Date);

    expect(docs).toEqual({});
  });
});

describe('offersOf and isExpected', () => {
  it('tell what a class or its parent says of a property, and nothing of others', () => {
    const told = ['inherited', 'own'].map((property) => [offersOf(Child, property), isExpected(Child, property)]);

    expect(told).toEqual([
      [['a', 'b'], true],
      [undefined, false],
    ]);
  });
});
