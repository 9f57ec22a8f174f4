import { parse } from 'yaml';

/** A service of docker-compose.yml, as far as the rehearsal and its tests use it. */
export interface ComposeService {
  image?: string;
  profiles?: string[];
  mem_limit?: string;
  pids_limit?: number;
  build?: { context: string; target: string };
  command?: string[];
  environment?: Record<string, string | number>;
  volumes?: string[];
  networks?: string[] | Record<string, { ipv4_address?: string } | null>;
  network_mode?: string;
  ports?: string[];
  depends_on?: Record<string, { condition: string }>;
  /** Its test is a text, which a shell runs. */
  healthcheck?: { test: string };
  restart?: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
}

/** A network of docker-compose.yml. */
export interface Network {
  internal?: boolean;
  driver_opts?: Record<string, string>;
  ipam?: { config: { subnet: string; gateway?: string; ip_range?: string }[] };
}

/** Content of docker-compose.yml. */
export interface Compose {
  services: Record<string, ComposeService>;
  networks: Record<string, Network | null>;
  volumes: Record<string, unknown>;
}

/** Reads docker-compose.yml and resolves merge keys (`<<`). */
export function readCompose(text: string): Compose {
  return parse(text, { merge: true }) as Compose;
}

/** Gives the names of the networks that a service is on. */
export function networksOf({ networks = [] }: ComposeService): string[] {
  return Array.isArray(networks) ? networks : Object.keys(networks);
}

/** Substitutes shell variables in a value: `${NAME:-default}` becomes NAME's value, or the default. */
export function fillIn(value: string | number, variables: Readonly<Record<string, string | undefined>>): string {
  return String(value).replaceAll(
    /\$\{(\w+)(?::-([^}]*))?\}/g,
    (_, name: string, otherwise: string | undefined) => variables[name] || (otherwise ?? ''),
  );
}
