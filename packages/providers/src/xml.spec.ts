import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ProviderError } from './provider-error.js';
import { childrenOf, escapeXml, findElement, parseXml, readXml, XSI_TYPE } from './xml.js';

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
  it('reads elements, attributes and text, and prefixes by what they stand for', () => {
    const root = parse(
      `<?xml version="1.0"?>\n<!-- <no/> --><s:a xmlns:s="urn:s" x="1" s:y='&lt;&#65;&#x42;'>one<b/>two<![CDATA[<three>]]><c>é</c ></s:a>\n`,
    );

    expect(root).toEqual({
      name: 'a',
      attributes: { x: '1', '{urn:s}y': '<AB' },
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
    ['first', 'type="Folder" xsi:type="ManagedObjectReference"'],
    ['last', 'xsi:type="ManagedObjectReference" type="Folder"'],
    [
      'under another prefix',
      'xmlns:q="http://www.w3.org/2001/XMLSchema-instance" q:type="ManagedObjectReference" type="Folder"',
    ],
  ])('keeps an attribute apart from its namesake in a namespace that stands %s', (_where, attributes) => {
    const root = parse(
      `<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><val ${attributes}>group-v1</val></a>`,
    );

    expect(findElement(root, 'val')?.attributes).toEqual({ type: 'Folder', [XSI_TYPE]: 'ManagedObjectReference' });
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
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['a prefix that stands for nothing', '<a:b/>'],
    ['half an entity', '<a>&</a>'],
    ['depth without end', '<a>'.repeat(100) + '</a>'.repeat(100)],
  ])('refuses %s', (_what, text) => {
    expect(() => parse(text)).toThrow(ProviderError);
  });

  it('leaves alone what is no entity of XML', () => {
    expect(parse('<a>&nbsp; &constructor; &#x110000; &#1;</a>').text).toBe('&nbsp; &constructor; &#x110000; &#1;');
  });

  it('gives back whatever was escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (any) => {
        const text = any.replace(/\p{Cc}/gu, ' ');
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

  it.each([
    ['elements', `<a>${'<b/>'.repeat(250_001)}</a>`, 'The test answers with more than 250000 elements and attributes.'],
    [
      'attributes',
      `<a>${'<b c="" d="" e="" f=""/>'.repeat(60_000)}</a>`,
      'The test answers with more than 250000 elements and attributes.',
    ],
    [
      'attributes of one element',
      `<a ${Array.from({ length: 65 }, (_, index) => `b${index}=""`).join(' ')}/>`,
      'The test answers with an element with more than 64 attributes.',
    ],
    ['levels', '<a>'.repeat(65), 'The test answers with XML that is more than 64 levels deep.'],
    ['text', `<a>${'x'.repeat(2 ** 20)}<!---->y</a>`, 'The test answers with a text of more than 1048576 characters.'],
  ])('refuses too many %s by name', async (_what, text, message) => {
    expect(() => parse(text)).toThrow(new ProviderError('limit', message));
    await expect(readXml(Buffer.from(text), 'The test')).rejects.toMatchObject({ kind: 'limit', message });
  });

  it('reads in pieces what it reads at once, and lets other work in between', async () => {
    const text = `<a>${'<b c="é">ü€</b>'.repeat(20_000)}</a>`;
    let others = 0;
    const timer = setInterval(() => others++, 0);

    const root = await readXml(Buffer.from(text), 'The test');
    clearInterval(timer);

    expect(root).toEqual(parse(text));
    expect(others).toBeGreaterThan(1);
  });

  it('refuses what is not UTF-8', async () => {
    await expect(readXml(Buffer.from([0x3c, 0x61, 0xff, 0x2f, 0x3e]), 'The test')).rejects.toMatchObject({
      kind: 'protocol',
    });
  });
});
