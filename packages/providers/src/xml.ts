import { ProviderError } from './provider-error.js';

/** An element of a document; attributes and children keep their order, names their prefix is cut off. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: XmlElement[];
  /** All text directly in it. */
  text: string;
}

const MAX_DEPTH = 64;
/** A comment, a CDATA section, an instruction, a tag, or text. */
const TOKEN =
  /<!--[^]*?-->|<!\[CDATA\[([^]*?)\]\]>|<\?[^]*?\?>|<(\/?)([^\s<>/=!?]+)((?:\s+[^\s=<>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * Reads a document as protocols write it: elements, attributes, text. A document type is refused, and with it every
 * entity that it could define.
 *
 * @throws ProviderError of kind `protocol` when it is not such a document.
 */
export function parseXml(text: string, source: string): XmlElement {
  const problem = new ProviderError('protocol', `${source} does not answer with XML that can be read.`);
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  TOKEN.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  while (TOKEN.lastIndex < text.length) {
    const token = TOKEN.exec(text);
    const current = open.at(-1)!;
    if (!token) throw problem;
    const [, data, closing, name, attributes, empty, words] = token;
    if (name === undefined) {
      current.text += data ?? unescape(words ?? '');
    } else if (closing) {
      if (open.length < 2 || current.name !== local(name) || attributes) throw problem;
      open.pop();
    } else {
      const element = { name: local(name), attributes: readAttributes(attributes ?? ''), children: [], text: '' };
      current.children.push(element);
      if (!empty && open.push(element) > MAX_DEPTH) throw problem;
    }
  }
  const [only, ...more] = root.children;
  if (!only || more.length > 0 || open.length > 1 || root.text.trim() !== '') throw problem;
  return only;
}

/** Finds an element by the names of the elements on the way to it. */
export function findElement(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce((found, name) => found?.children.find((child) => child.name === name), element);
}

/** The children of one name. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** Writes text so that it is text in an element or an attribute, whatever it holds. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&"'\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function readAttributes(text: string): Record<string, string> {
  const pairs = [...text.matchAll(ATTRIBUTE)].map(([, name, double, single]) => [
    local(name!),
    unescape(double ?? single ?? ''),
  ]);
  return Object.fromEntries(pairs) as Record<string, string>;
}

function unescape(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (name) return ENTITIES.get(name as string) ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal as string, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

function local(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}
