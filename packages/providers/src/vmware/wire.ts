import { parseHttpUrl } from '../account-url.js';
import { explainStatus, type HttpResponse, type StatusMeanings } from '../http.js';
import { ProviderError } from '../provider-error.js';
import { childrenOf, escapeXml, findElement, readXml, type XmlElement, XSI_TYPE } from '../xml.js';

/** The type and the id of a managed object. */
export interface Reference {
  type: string;
  id: string;
}

/** An object with the requested properties that it has. */
export interface ManagedObject extends Reference {
  properties: ReadonlyMap<string, XmlElement>;
}

/** One response of the property collector. */
export interface ObjectList {
  objects: ManagedObject[];
  /** Of the next response; null when this was the last. */
  token: string | null;
}

/** Where the services of a vCenter are. */
export interface ServiceContent {
  rootFolder: Reference;
  propertyCollector: Reference;
  sessionManager: Reference;
  searchIndex: Reference;
}

/** The name of a fault, such as `InvalidLogin`. Its text is never read. */
export class SoapFault extends Error {
  constructor(readonly fault: string) {
    super(`SOAP fault ${fault}`);
  }
}

const SOURCE = 'The vCenter';
const STATUSES: StatusMeanings = {
  401: ['unauthorized', 'The login is refused: check user and password.'],
  403: ['forbidden', `${SOURCE} forbids this account to call it.`],
  404: ['configuration', 'The server is no vCenter: it has no /sdk.'],
  429: ['throttled', `${SOURCE} asks to come back later.`],
};
const MOST_TOKEN = 4_096;
const HOST = /^(?:[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-f:.]+\])\.?(?::\d{1,5})?$/i;

/** Reads the server of an account: a host name, as in Foreman, or an http or https address (ours). */
export function readServer(server: string | null): URL {
  const text = server?.trim() ?? '';
  const given = HOST.test(text) ? `https://${text}` : text;
  const url = parseHttpUrl(given, 'server');
  if (!url) throw new ProviderError('configuration', 'The server must be the name of a vCenter, or its https address.');
  return new URL('/sdk', url);
}

/** Writes the call of an object's method. vSphere Web Services API */
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

/** Requests properties, by type, of all objects below a folder. */
export function writeRetrieval(
  folder: Reference,
  wanted: Readonly<Record<string, readonly string[]>>,
  objectsAtOnce: number,
): string {
  const properties = Object.entries(wanted).map(
    ([type, paths]) =>
      `<propSet><type>${type}</type><all>false</all>${paths.map((path) => writeValue('pathSet', path)).join('')}</propSet>`,
  );
  // The inner set refers to the outer one, so folders are followed to any depth.
  const children =
    '<selectSet xsi:type="TraversalSpec"><name>children</name><type>Folder</type><path>childEntity</path><skip>false</skip>' +
    '<selectSet><name>children</name></selectSet></selectSet>';
  const object = `<objectSet>${writeReference('obj', folder)}<skip>false</skip>${children}</objectSet>`;
  return `<specSet>${properties.join('')}${object}</specSet><options><maxObjects>${objectsAtOnce}</maxObjects></options>`;
}

/**
 * Reads the result of a call, which is the element below the body.
 *
 * @throws SoapFault when the vCenter sends one, ProviderError when the response is unusable or goes over a bound.
 */
export async function readResult({ status, body }: HttpResponse): Promise<XmlElement> {
  if (status > 500) throw new ProviderError('network', `${SOURCE} answers with status ${status}.`);
  if (status !== 200 && status !== 500) throw explainStatus(SOURCE, status, STATUSES);
  const content = findElement(await readXml(body, SOURCE), 'Body');
  const result = content?.children[0];
  if (result?.name === 'Fault') throw new SoapFault(readFault(result));
  if (result && status === 200) return result;
  throw new ProviderError('protocol', `${SOURCE} answers without a result.`);
}

/** Reads the name of a fault. The element in its detail is called `InvalidLoginFault`, or has that type. */
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

/** Reads a reference. Its type is in the attribute `type`; `xsi:type` beside it is the type of the value. */
export function readReference(element: XmlElement | undefined): Reference | null {
  const type = element?.attributes['type'];
  return type && element.text ? { type, id: element.text } : null;
}

/** Reads a page of objects. An empty page means that the tree is empty. */
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
