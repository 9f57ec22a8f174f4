import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ProviderError } from './provider-error.js';
import { childrenOf, escapeXml, findElement, parseXml } from './xml.js';

const parse = (text: string) => parseXml(text, 'The test');

function outcomeOf(text: string): string {
  try {
    parse(text);
    return 'read';
  } catch (error) {
    return error instanceof ProviderError ? 'refused' : `broken by ${String(error)}`;
  }
}

describe('parseXml', () => {
  it('reads elements, attributes and text, without prefixes', () => {
    const root = parse(
      `<?xml version="1.0"?>\n<!-- <no/> --><s:a x="1" s:y='&lt;&#65;&#x42;'>one<b/>two<![CDATA[<three>]]><c>é</c ></s:a>\n`,
    );

    expect(root).toEqual({
      name: 'a',
      attributes: { x: '1', y: '<AB' },
      text: 'onetwo<three>',
      children: [
        { name: 'b', attributes: {}, children: [], text: '' },
        { name: 'c', attributes: {}, children: [], text: 'é' },
      ],
    });
    expect(findElement(root, 'c')?.text).toBe('é');
    expect(findElement(root, 'c', 'd')).toBeUndefined();
    expect(childrenOf(root, 'b')).toHaveLength(1);
  });

  it.each([
    ['nothing', ''],
    ['words', 'words'],
    ['two roots', '<a/><b/>'],
    ['words beside the root', '<a/>words'],
    ['what is cut off', '<a><b>'],
    ['half a tag', '<a><b'],
    ['ends that do not match', '<a><b></a></b>'],
    ['an end too many', '<a/></a>'],
    ['an end with attributes', '<a></a b="c">'],
    ['a document type', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ['an attribute without quotes', '<a b=c/>'],
    ['depth without end', '<a>'.repeat(100) + '</a>'.repeat(100)],
  ])('refuses %s', (_what, text) => {
    expect(() => parse(text)).toThrow(ProviderError);
  });

  it('leaves alone what is no entity of XML', () => {
    expect(parse('<a>&nbsp; &constructor; &#x110000; &</a>').text).toBe('&nbsp; &constructor;  &');
  });

  it('gives back whatever was escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const root = parse(`<a b="${escapeXml(text)}">${escapeXml(text)}</a>`);

        expect(root).toEqual({ name: 'a', attributes: { b: text }, children: [], text });
      }),
    );
  });

  it('either reads a text or refuses it, and takes no time about it', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '<a',
            '>',
            '/>',
            '</a>',
            ' b="',
            '"',
            "'",
            '<!--',
            '-->',
            '<![CDATA[',
            ']]>',
            '&#',
            ';',
            'x',
            '=',
            ' ',
          ),
        ),
        (parts) => {
          expect(outcomeOf(parts.join(''))).toMatch(/^(read|refused)$/);
        },
      ),
    );
    expect(() => parse(`<a ${'b '.repeat(50_000)}`)).toThrow(ProviderError);
    expect(() => parse('<!--'.repeat(20_000))).toThrow(ProviderError);
  });
});
