import type { RunningApi } from './running-api.js';

type Attributes = Record<string, unknown>;

/** A row as the API showed it when it was made. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests look into rows of every form
type Row = any;

/** The ids of an image's parents. */
export interface Parents {
  compute_resource_id: number;
  operatingsystem_id: number;
  architecture_id: number;
}

let built = 0;

/** Gives a text that no other row of the test file has. */
export function unique(word: string): string {
  built += 1;
  return `${word}${built}`;
}

/** The attributes of an EC2 compute resource, whose images show all that an image can. */
export function buildComputeResource(given: Attributes = {}): Attributes {
  return { name: unique('cloud'), provider: 'EC2', user: 'AKIA', password: 's3cret', region: 'eu-west-1', ...given };
}

export function buildArchitecture(given: Attributes = {}): Attributes {
  return { name: unique('arch'), ...given };
}

export function buildOperatingsystem(given: Attributes = {}): Attributes {
  return { name: unique('Linux'), major: '12', minor: '5', ...given };
}

/** The attributes of an image besides its parents. */
export function buildImage(given: Attributes = {}): Attributes {
  return { name: unique('image '), uuid: unique('ami-'), username: 'root', ...given };
}

/** The password of every user that tests make. */
export const PASSWORD = 'long enough for anyone';

/** The attributes of a user who may do nothing yet. */
export function buildUser(given: Attributes = {}): Attributes {
  return { login: unique('user'), mail: 'user@example.com', password: PASSWORD, auth_source_id: 1, ...given };
}

/** Gives the three parents of an image, for another one beside it. */
export function parentsOf(image: Parents): Parents {
  const { compute_resource_id, operatingsystem_id, architecture_id } = image;
  return { compute_resource_id, operatingsystem_id, architecture_id };
}

/** Makes rows over HTTP, as a client does, so that tests arrange with the words in which they assert. */
export class Catalog {
  constructor(private readonly api: RunningApi) {}

  computeResource(given: Attributes = {}): Promise<Row> {
    return this.make('compute_resources', { compute_resource: buildComputeResource(given) });
  }

  architecture(given: Attributes = {}): Promise<Row> {
    return this.make('architectures', { architecture: buildArchitecture(given) });
  }

  operatingsystem(given: Attributes = {}): Promise<Row> {
    return this.make('operatingsystems', { operatingsystem: buildOperatingsystem(given) });
  }

  user(given: Attributes = {}): Promise<Row> {
    return this.make('users', { user: buildUser(given) });
  }

  organization(given: Attributes = {}): Promise<Row> {
    return this.make('organizations', { organization: { name: unique('organization'), ...given } });
  }

  location(given: Attributes = {}): Promise<Row> {
    return this.make('locations', { location: { name: unique('location'), ...given } });
  }

  /** Makes a role that is bound to nothing unless told so. */
  role(given: Attributes = {}): Promise<Row> {
    const boundless = { organization_ids: [], location_ids: [] };
    return this.make('roles', { role: { name: unique('role '), ...boundless, ...given } });
  }

  /** Gives the id of a permission. */
  async permission(name: string): Promise<number> {
    return (await this.api.get(`/api/permissions?search=name=${name}`)).body.results[0].id;
  }

  /** Makes an import rule of a compute resource and gives its id. */
  async importRule(computeResource: number, given: Attributes = {}): Promise<number> {
    const body = { import_rule: { name: unique('rule '), ...given } };
    return (await this.make(`compute_resources/${computeResource}/import_rules`, body)).id;
  }

  /** Makes a token; its value is the only thing that its answer alone shows. */
  token(user: { id: number }, given: Attributes = {}): Promise<Row> {
    return this.make(`users/${user.id}/personal_access_tokens`, {
      personal_access_token: { name: unique('token'), ...given },
    });
  }

  /** Makes an image, and whichever of its parents is not given. */
  async image(given: Attributes | Parents = {}): Promise<Row> {
    const parents = await this.parents(given);
    return this.make(`compute_resources/${String(parents.compute_resource_id)}/images`, {
      image: buildImage({ ...given, ...parents }),
    });
  }

  /** Gives the ids of three parents, made where they are not given. */
  async parents(given: Attributes | Partial<Parents> = {}): Promise<Parents> {
    return {
      compute_resource_id: (given.compute_resource_id as number) ?? (await this.computeResource()).id,
      operatingsystem_id: (given['operatingsystem_id'] as number) ?? (await this.operatingsystem()).id,
      architecture_id: (given['architecture_id'] as number) ?? (await this.architecture()).id,
    };
  }

  private async make(collection: string, body: Attributes): Promise<Row> {
    const answer = await this.api.post(`/api/${collection}`, body);
    if (answer.status !== 201) throw new Error(`POST /api/${collection} answered ${answer.status}: ${answer.text}`);
    return answer.body;
  }
}
