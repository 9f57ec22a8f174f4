import type { ServerResponse } from 'node:http';
import { type Loopback, readBody, startServer } from './loopback.js';

/** What a call is answered with: the content of its response, a fault by its name, or anything at all. */
export type SoapReply = string | { fault: string } | ((response: ServerResponse) => void);

export interface ScriptedVcenter extends Loopback {
  /** Methods that were called, with what they were called with. */
  asked: { method: string; body: string; cookie: string | undefined }[];
}

/** A machine of a listing; `template` may be left out, as where a machine does not tell. */
export interface Machine {
  id: string;
  name?: string;
  template?: boolean;
  uuid?: string;
  parent?: string;
}

/** As a real vCenter writes it; vcsim writes the other attribute first. */
const reference = (name: string, type: string, id: string) =>
  `<${name} type="${type}" xsi:type="ManagedObjectReference">${id}</${name}>`;

/** The attributes of references the other way round. */
export const turnReferences = (xml: string) => xml.replace(/(type="\w+") (xsi:type="\w+")/g, '$2 $1');
const property = (name: string, value: string) => `<propSet><name>${name}</name>${value}</propSet>`;

export function writeMachine({ id, name = id, template, uuid, parent = 'group-v1' }: Machine): string {
  const config = [
    `<name>${name}</name>`,
    template === undefined ? '' : `<template>${template}</template>`,
    uuid === undefined ? '' : `<instanceUuid>${uuid}</instanceUuid>`,
    '<guestId>debian12_64Guest</guestId><guestFullName>Debian GNU/Linux 12 (64-bit)</guestFullName>',
  ].join('');
  return (
    `<objects>${reference('obj', 'VirtualMachine', id)}${property('summary.config', `<val>${config}</val>`)}` +
    `${property('parent', reference('val', 'Folder', parent))}</objects>`
  );
}

export function writeFolder(id: string, name: string, parent: string): string {
  return (
    `<objects>${reference('obj', 'Folder', id)}${property('name', `<val>${name}</val>`)}` +
    `${property('parent', reference('val', 'Folder', parent))}</objects>`
  );
}

export function writeList(objects: readonly string[], token?: string): string {
  return `<returnval>${token === undefined ? '' : `<token>${token}</token>`}${objects.join('')}</returnval>`;
}

const DATACENTERS = writeList([
  writeFolder('group-d1', 'Datacenters', 'group-d0'),
  writeFolder('group-d2', 'region', 'group-d1'),
  `<objects>${reference('obj', 'Datacenter', 'dc-1')}${property('name', '<val>DC%2f0</val>')}` +
    property('parent', reference('val', 'Folder', 'group-d2')) +
    `${property('vmFolder', reference('val', 'Folder', 'group-v1'))}</objects>`,
]);
const SERVICES =
  `<returnval>${reference('rootFolder', 'Folder', 'group-d1')}` +
  reference('propertyCollector', 'PropertyCollector', 'collector') +
  `${reference('sessionManager', 'SessionManager', 'sessions')}${reference('searchIndex', 'SearchIndex', 'index')}</returnval>`;

/**
 * Starts a server that lets anybody in, has one datacenter, and answers the listing of its machines from a script, one
 * answer a call and the last one again and again. It stands in for what vcsim does not do: pages and failures.
 */
export async function startScriptedVcenter(
  machines: readonly SoapReply[],
  others: Readonly<Record<string, SoapReply>> = {},
  write: (xml: string) => string = (xml) => xml,
): Promise<ScriptedVcenter> {
  const asked: ScriptedVcenter['asked'] = [];
  let listings = 0;
  const server = await startServer((request, response) => {
    void readBody(request).then((body) => {
      const method = /<soapenv:Body><(\w+)/.exec(body)?.[1] ?? '';
      asked.push({ method, body, cookie: request.headers.cookie });
      send(response, method, reply(method, body), write);
    });
  });
  function reply(method: string, body: string): SoapReply {
    const other = others[method];
    if (other !== undefined) return other;
    if (method === 'RetrieveServiceContent') return SERVICES;
    if (body.includes('<type>Datacenter</type>')) return DATACENTERS;
    if (method.startsWith('Retrieve') || method.startsWith('Continue')) {
      return machines[Math.min(++listings, machines.length) - 1]!;
    }
    return '';
  }
  return Object.assign(server, { asked });
}

function send(response: ServerResponse, method: string, reply: SoapReply, write: (xml: string) => string): void {
  if (typeof reply === 'function') return reply(response);
  const login = method === 'Login' ? { 'set-cookie': 'vmware_soap_session="s1"; Path=/; HttpOnly' } : {};
  response.writeHead(typeof reply === 'string' ? 200 : 500, { 'content-type': 'text/xml', ...login });
  const content =
    typeof reply === 'string'
      ? `<${method}Response xmlns="urn:vim25">${reply}</${method}Response>`
      : `<soapenv:Fault><faultcode>ServerFaultCode</faultcode><faultstring>words of the other side</faultstring>` +
        `<detail><${reply.fault}Fault xmlns="urn:vim25" xsi:type="${reply.fault}"/></detail></soapenv:Fault>`;
  const xml =
    `<?xml version="1.0"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ` +
    `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>${content}</soapenv:Body></soapenv:Envelope>`;
  response.end(write(xml));
}
