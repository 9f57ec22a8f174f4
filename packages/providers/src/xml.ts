import { setImmediate as otherWork } from 'node:timers/promises';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { XML_BOUNDS } from './bounds.js';
import { ProviderError } from './provider-error.js';

/** An element of a document. Children keep their order. */
export interface XmlElement {
  /** Without its prefix. */
  name: string;
  /** By name, or by `{namespace}name`. Declarations of namespaces are left out. */
  attributes: Readonly<Record<string, string>>;
  children: readonly XmlElement[];
  /** All text directly in it. */
  text: string;
}

/** The attribute that holds the type of an element. */
export const XSI_TYPE = '{http://www.w3.org/2001/XMLSchema-instance}type';

const XMLNS = 'http://www.w3.org/2000/xmlns/';
const CHUNK = 64 * 1024;
/** Faults that occur in descriptions while the rest of the document is sound. */
const HARMLESS = /^(disallowed character|undefined entity|malformed character entity)\.$/;
const NO_ATTRIBUTES: XmlElement['attributes'] = Object.freeze({});

/**
 * Reads a short document at once, with the bounds of `readXml`.
 *
 * @throws ProviderError of kind `protocol` when it is not such a document, `limit` when it goes over a bound.
 */
export function parseXml(text: string, source: string): XmlElement {
  const reader = new BoundedReader(source);
  reader.write(text);
  return reader.end();
}

/**
 * Reads a document under bounds, piece by piece with pauses for other work. A document type is refused, and with it every entity
 * that it could define.
 *
 * @throws ProviderError of kind `protocol` when it is not such a document, `limit` when it goes over a bound.
 */
export async function readXml(body: Uint8Array, source: string): Promise<XmlElement> {
  const reader = new BoundedReader(source);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let at = 0; at < body.byteLength; at += CHUNK) {
    const chunk = body.subarray(at, at + CHUNK);
    reader.write(decode(() => decoder.decode(chunk, { stream: true }), source));
    await otherWork();
  }
  reader.write(decode(() => decoder.decode(), source));
  return reader.end();
}

/** Finds an element by the names of the elements on the way to it. */
export function findElement(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce((found, name) => found?.children.find((child) => child.name === name), element);
}

/** Returns the children of one name. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** Escapes text for an element or an attribute. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&"'\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function decode(work: () => string, source: string): string {
  try {
    return work();
  } catch {
    throw unreadable(source);
  }
}

function unreadable(source: string): ProviderError {
  return new ProviderError('protocol', `${source} does not answer with XML that can be read.`);
}

/** An element that is still being read. Most have no children, and share one empty list. */
interface OpenElement extends XmlElement {
  children: OpenElement[];
}

const NO_CHILDREN: OpenElement[] = [];

class BoundedReader {
  private readonly parser = new SaxesParser({ xmlns: true, position: false });
  private readonly open: OpenElement[] = [];
  private root: XmlElement | null = null;
  private nodes = 0;
  private attributes = 0;

  constructor(private readonly source: string) {
    this.parser.on('error', (error) => {
      if (!HARMLESS.test(error.message)) throw unreadable(source);
    });
    this.parser.on('doctype', () => {
      throw unreadable(source);
    });
    this.parser.on('opentagstart', () => {
      this.attributes = 0;
      this.count();
    });
    this.parser.on('attribute', () => {
      if (++this.attributes > XML_BOUNDS.attributes) {
        throw this.tooMuch(`an element with more than ${XML_BOUNDS.attributes} attributes`);
      }
      this.count();
    });
    this.parser.on('opentag', (tag) => this.enter(tag));
    this.parser.on('text', (text) => this.addText(text));
    this.parser.on('cdata', (text) => this.addText(text));
    this.parser.on('closetag', () => this.leave());
  }

  write(text: string): void {
    this.parser.write(text);
  }

  end(): XmlElement {
    this.parser.close();
    if (this.root === null) throw unreadable(this.source);
    return this.root;
  }

  private count(): void {
    if (++this.nodes > XML_BOUNDS.nodes) {
      throw this.tooMuch(`more than ${XML_BOUNDS.nodes} elements and attributes`);
    }
  }

  private enter(tag: SaxesTagNS): void {
    const attributes = this.attributes === 0 ? NO_ATTRIBUTES : readAttributes(tag);
    const element = { name: tag.local, attributes, children: NO_CHILDREN, text: '' };
    if (this.open.push(element) > XML_BOUNDS.depth) {
      throw this.tooMuch(`XML that is more than ${XML_BOUNDS.depth} levels deep`);
    }
  }

  private addText(text: string): void {
    const element = this.open[this.open.length - 1];
    if (element === undefined) return;
    element.text += text;
    if (element.text.length > XML_BOUNDS.text) {
      throw this.tooMuch(`a text of more than ${XML_BOUNDS.text} characters`);
    }
  }

  private leave(): void {
    const element = this.open.pop()!;
    const parent = this.open[this.open.length - 1];
    if (parent === undefined) this.root = element;
    else if (parent.children === NO_CHILDREN) parent.children = [element];
    else parent.children.push(element);
  }

  private tooMuch(what: string): ProviderError {
    return new ProviderError('limit', `${this.source} answers with ${what}.`);
  }
}

function readAttributes({ attributes }: SaxesTagNS): XmlElement['attributes'] {
  const pairs = Object.values(attributes).flatMap(({ uri, prefix, local, name, value }): [string, string][] => {
    if (uri === XMLNS) return [];
    return [[prefix === '' ? name : `{${uri}}${local}`, value]];
  });
  return pairs.length === 0 ? NO_ATTRIBUTES : (Object.fromEntries(pairs) as Record<string, string>);
}
