import type { HttpAnswer } from '../http.js';
import { ProviderError } from '../provider-error.js';
import { childrenOf, escapeXml, findElement, readXml, type XmlElement, XSI_TYPE } from '../xml.js';

/** A managed object by its type and its id: what vSphere calls a reference. */
export interface Reference {
  type: string;
  id: string;
}

/** An object with those of its properties that were asked for and are there. */
export interface ManagedObject extends Reference {
  properties: ReadonlyMap<string, XmlElement>;
}

/** One answer of the property collector. */
export interface ObjectList {
  objects: ManagedObject[];
  /** Stands for the rest; null when there is none. */
  token: string | null;
}

/** Where the services of a vCenter are. */
export interface ServiceContent {
  rootFolder: Reference;
  propertyCollector: Reference;
  sessionManager: Reference;
  searchIndex: Reference;
}

/** The name of a fault, such as `InvalidLogin`; what it says beside is never read. */
export class SoapFault extends Error {
  constructor(readonly fault: string) {
    super(`SOAP fault ${fault}`);
  }
}

const SOURCE = 'The vCenter';
const MOST_TOKEN = 4_096;
const HOST = /^(?:[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-f:.]+\])\.?(?::\d{1,5})?$/i;

/** Understands the server of an account: the name of a host, as in Foreman, or an http or https address (ours). */
export function readServer(server: string | null): URL {
  const text = server?.trim() ?? '';
  const given = HOST.test(text) ? `https://${text}` : text;
  const url = /^https?:\/\//i.test(given) && URL.canParse(given) ? new URL(given) : null;
  if (!url) throw new ProviderError('configuration', 'The server must be the name of a vCenter, or its https address.');
  if (url.username || url.password) {
    throw new ProviderError('configuration', 'The server must not hold a user or a password.');
  }
  return new URL('/sdk', url);
}

/** Writes a call of a method of an object. vSphere Web Services API */
export function writeCall(method: string, self: Reference, parameters = ''): string {
  return (
    `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ` +
    `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body><${method} xmlns="urn:vim25">` +
    `${writeReference('_this', self)}${parameters}</${method}></soapenv:Body></soapenv:Envelope>`
  );
}

function writeReference(name: string, { type, id }: Reference): string {
  return `<${name} type="${escapeXml(type)}">${escapeXml(id)}</${name}>`;
}

export function writeValue(name: string, value: string): string {
  return `<${name}>${escapeXml(value)}</${name}>`;
}

/** Asks for properties of the objects in a folder's whole tree, by their types. */
export function writeRetrieval(
  folder: Reference,
  wanted: Readonly<Record<string, readonly string[]>>,
  objectsAtOnce: number,
): string {
  const properties = Object.entries(wanted).map(
    ([type, paths]) =>
      `<propSet><type>${type}</type><all>false</all>${paths.map((path) => writeValue('pathSet', path)).join('')}</propSet>`,
  );
  // The inner set names the outer one: folders in folders, however deep.
  const children =
    '<selectSet xsi:type="TraversalSpec"><name>children</name><type>Folder</type><path>childEntity</path><skip>false</skip>' +
    '<selectSet><name>children</name></selectSet></selectSet>';
  const object = `<objectSet>${writeReference('obj', folder)}<skip>false</skip>${children}</objectSet>`;
  return `<specSet>${properties.join('')}${object}</specSet><options><maxObjects>${objectsAtOnce}</maxObjects></options>`;
}

/**
 * Reads the result of a call, which is the element below the body.
 *
 * @throws SoapFault when the vCenter answers with one, ProviderError when it is no answer at all or goes over a bound.
 */
export async function readResult({ status, body }: HttpAnswer): Promise<XmlElement> {
  const refusal = explainStatus(status);
  if (refusal) throw refusal;
  const content = findElement(await readXml(body, SOURCE), 'Body');
  const result = content?.children[0];
  if (result?.name === 'Fault') throw new SoapFault(readFault(result));
  if (result && status === 200) return result;
  throw new ProviderError('protocol', `${SOURCE} answers without a result.`);
}

function explainStatus(status: number): ProviderError | null {
  if (status === 200 || status === 500) return null;
  if (status === 401) return new ProviderError('unauthorized', 'The login is refused: check user and password.');
  if (status === 403) return new ProviderError('forbidden', `${SOURCE} forbids this account to call it.`);
  if (status === 404) return new ProviderError('configuration', 'The server is no vCenter: it has no /sdk.');
  if (status === 429) return new ProviderError('throttled', `${SOURCE} asks to come back later.`);
  const kind = status >= 500 ? 'network' : 'protocol';
  return new ProviderError(kind, `${SOURCE} answers with status ${status}.`);
}

/** The element in the detail is called `InvalidLoginFault`, or has that as its type. */
function readFault(fault: XmlElement): string {
  const detail = findElement(fault, 'detail')?.children[0];
  const name = detail?.attributes[XSI_TYPE] ?? detail?.name ?? '';
  return name.replace(/^.*:/, '').replace(/Fault$/, '');
}

/** Reads where the services are. @throws ProviderError of kind `protocol` when one is missing. */
export function readServiceContent(result: XmlElement): ServiceContent {
  const content = findElement(result, 'returnval');
  const read = (name: string) => {
    const reference = readReference(findElement(content, name));
    if (!reference) throw new ProviderError('protocol', `${SOURCE} does not say where its services are.`);
    return reference;
  };
  return {
    rootFolder: read('rootFolder'),
    propertyCollector: read('propertyCollector'),
    sessionManager: read('sessionManager'),
    searchIndex: read('searchIndex'),
  };
}

/** The type of a reference is its attribute without a prefix; `xsi:type`, which vCenter writes beside it, is the kind of value. */
export function readReference(element: XmlElement | undefined): Reference | null {
  const type = element?.attributes['type'];
  return type && element.text ? { type, id: element.text } : null;
}

/** Reads a page of objects; one with nothing in it is a tree that holds nothing. */
export function readObjects(result: XmlElement): ObjectList {
  const page = findElement(result, 'returnval');
  const objects = childrenOf(page, 'objects').map((element) => {
    const reference = readReference(findElement(element, 'obj'));
    if (!reference) throw new ProviderError('protocol', `${SOURCE} lists an object without a reference.`);
    const properties = childrenOf(element, 'propSet').flatMap((property): [string, XmlElement][] => {
      const name = findElement(property, 'name')?.text;
      const value = findElement(property, 'val');
      return name && value ? [[name, value]] : [];
    });
    return { ...reference, properties: new Map(properties) };
  });
  const token = findElement(page, 'token')?.text || null;
  if (token !== null && token.length > MOST_TOKEN) {
    throw new ProviderError('limit', `${SOURCE} answers with a token of more than ${MOST_TOKEN} characters.`);
  }
  return { objects, token };
}
