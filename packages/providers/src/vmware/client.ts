import { type HttpLimits, HttpService } from '../http.js';
import { ProviderError, type ProviderErrorKind } from '../provider-error.js';
import type { Outside, ProviderAccount } from '../provider.js';
import { findElement, type XmlElement } from '../xml.js';
import { isTemplate } from './normalise.js';
import {
  type ManagedObject,
  readObjects,
  readResult,
  readServer,
  readServiceContent,
  type Reference,
  type ServiceContent,
  SoapFault,
  writeCall,
  writeRetrieval,
  writeValue,
} from './wire.js';

export interface VmwareSettings {
  /** Images a page. */
  pageSize: number;
  /** Machines and folders in one response of the property collector. */
  objectsAtOnce: number;
  /** Ends a listing whose vCenter invents responses without end. */
  maxAnswers: number;
  /** What is kept of one listing: templates, folders, and machines that do not say whether they are templates. */
  maxElements: number;
  maxCharacters: number;
  http: HttpLimits;
}

export const DEFAULTS: VmwareSettings = {
  pageSize: 250,
  objectsAtOnce: 500,
  maxAnswers: 2_000,
  maxElements: 250_000,
  maxCharacters: 16 * 2 ** 20,
  http: { attempts: 3, backoffMs: 500, timeoutMs: 120_000, idleMs: 60_000, maxBytes: 8 * 2 ** 20 },
};

const SERVICE: Reference = { type: 'ServiceInstance', id: 'ServiceInstance' };
/** The properties to read of a machine. `summary.config` exists even while its host is disconnected. */
const MACHINE = ['summary.config', 'config.instanceUuid', 'config.modified', 'parent'];
const FOLDER = ['name', 'parent'];

/** Calls one vCenter over SOAP, in one session. */
export class VmwareClient {
  private cookie: string | null = null;
  private services!: ServiceContent;

  private constructor(
    private readonly url: URL,
    private readonly http: HttpService,
    private readonly settings: VmwareSettings,
  ) {}

  /** Logs in. */
  static async connect(account: ProviderAccount, outside: Outside, settings: VmwareSettings): Promise<VmwareClient> {
    outside.signal.throwIfAborted();
    const { user, password } = account;
    const url = readServer(account.url);
    if (!user || !password) throw new ProviderError('configuration', 'The account needs a user and a password.');
    const client = new VmwareClient(url, new HttpService('The vCenter', outside, settings.http), settings);
    client.services = readServiceContent(await client.call('RetrieveServiceContent', SERVICE));
    const login = writeValue('userName', user) + writeValue('password', password);
    await client.call('Login', client.services.sessionManager, login);
    if (client.cookie === null)
      throw new ProviderError('protocol', 'The vCenter accepted the login but sent no session.');
    return client;
  }

  /** Ends the session. Otherwise a vCenter keeps it for half an hour. */
  async logOut(): Promise<void> {
    await this.call('Logout', this.services.sessionManager);
  }

  /** Lists all datacenters and the folders above them. */
  listDatacenters(): Promise<ManagedObject[]> {
    const wanted = { Datacenter: ['name', 'parent', 'vmFolder'], Folder: FOLDER };
    return this.retrieve(this.services.rootFolder, wanted);
  }

  get rootFolder(): Reference {
    return this.services.rootFolder;
  }

  /** Lists templates below a folder, machines that do not say whether they are templates, and their folders. */
  listMachines(folder: Reference): Promise<ManagedObject[]> {
    return this.retrieve(folder, { VirtualMachine: MACHINE, Folder: FOLDER }, (object) => isTemplate(object) !== false);
  }

  /** Says whether any machine of the vCenter has this instance uuid. */
  async hasMachine(uuid: string): Promise<boolean> {
    const how = writeValue('vmSearch', 'true') + writeValue('instanceUuid', 'true');
    const result = await this.call('FindByUuid', this.services.searchIndex, writeValue('uuid', uuid) + how);
    if (result.name !== 'FindByUuidResponse') {
      throw new ProviderError('protocol', "The vCenter's reply does not match the request.");
    }
    return findElement(result, 'returnval') !== undefined;
  }

  private async retrieve(
    folder: Reference,
    wanted: Readonly<Record<string, readonly string[]>>,
    isKept: (object: ManagedObject) => boolean = () => true,
  ): Promise<ManagedObject[]> {
    const { propertyCollector } = this.services;
    const kept = new KeptObjects(this.settings, isKept);
    const what = writeRetrieval(folder, wanted, this.settings.objectsAtOnce);
    let list = readObjects(await this.call('RetrievePropertiesEx', propertyCollector, what));
    kept.add(list.objects);
    for (let answers = 1; list.token !== null; answers++) {
      if (answers >= this.settings.maxAnswers) {
        throw new ProviderError(
          'limit',
          `The vCenter sent more than ${this.settings.maxAnswers} responses for one listing.`,
        );
      }
      const rest = writeValue('token', list.token);
      list = readObjects(await this.call('ContinueRetrievePropertiesEx', propertyCollector, rest));
      kept.add(list.objects);
    }
    return kept.objects;
  }

  private async call(method: string, self: Reference, parameters?: string): Promise<XmlElement> {
    const response = await this.http.callWhole({
      method: 'POST',
      url: this.url,
      headers: {
        'content-type': 'text/xml; charset=utf-8',
        soapaction: '"urn:vim25/6.0"',
        ...(this.cookie === null ? {} : { cookie: this.cookie }),
      },
      body: writeCall(method, self, parameters),
    });
    const cookie = response.headers.getSetCookie().find((text) => text.startsWith('vmware_soap_session='));
    if (cookie) this.cookie = cookie.split(';')[0]!;
    try {
      return await readResult(response);
    } catch (error) {
      throw error instanceof SoapFault ? explain(error) : error;
    }
  }
}

/** Keeps the objects of a listing, with a bound over all of its responses. */
class KeptObjects {
  readonly objects: ManagedObject[] = [];
  private elements = 0;
  private characters = 0;

  constructor(
    private readonly settings: Pick<VmwareSettings, 'maxElements' | 'maxCharacters'>,
    private readonly isKept: (object: ManagedObject) => boolean,
  ) {}

  /** @throws ProviderError of kind `limit` */
  add(objects: readonly ManagedObject[]): void {
    const { maxElements, maxCharacters } = this.settings;
    for (const object of objects) {
      if (!this.isKept(object)) continue;
      this.elements++;
      for (const value of object.properties.values()) this.weigh(value);
      if (this.elements > maxElements) throw tooLong(`${maxElements} elements`);
      if (this.characters > maxCharacters) throw tooLong(`${maxCharacters} characters`);
      this.objects.push(object);
    }
  }

  private weigh(element: XmlElement): void {
    this.elements++;
    this.characters += element.text.length;
    for (const child of element.children) this.weigh(child);
  }
}

function tooLong(most: string): ProviderError {
  return new ProviderError('limit', `The vCenter lists more than ${most} of templates and folders.`);
}

const FAULTS: Readonly<Record<string, readonly [ProviderErrorKind, string]>> = {
  InvalidLogin: ['unauthorized', 'The login is refused: check user and password.'],
  NoPermission: ['forbidden', 'The role of this account does not let it read: it needs System.View and System.Read.'],
  NotAuthenticated: ['network', 'The vCenter ended the session.'],
  ManagedObjectNotFound: ['cursor', 'An object was deleted while it was listed: the listing must start again.'],
};

function explain({ fault }: SoapFault): ProviderError {
  const known = Object.hasOwn(FAULTS, fault) ? FAULTS[fault] : undefined;
  const [kind, message] = known ?? ['protocol', 'The vCenter sent an unknown fault: see its log.'];
  return new ProviderError(kind, message);
}
