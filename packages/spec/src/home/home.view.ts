/** The actions of each resource, each with its first path. Foreman: home/index.json.rabl */
export interface LinksView {
  links: Record<string, Record<string, string>>;
}

/** Identifies this server. Foreman: home/status.json.rabl */
export interface StatusView {
  result: string;
  status: number;
  version: string;
  api_version: number;
}

/** The version of Image Catalog, and of the Foreman whose API it speaks. */
export interface VersionView {
  version: string;
  foreman_version: string;
  api_version: number;
}

/** Whether the database responds, and how fast. */
export interface DatabaseStatusView {
  active: boolean;
  /** Whole milliseconds, as text. */
  duration_ms: string;
}

/** The database as a part of the installation. */
export interface DatabasePartView extends DatabaseStatusView {
  version: string;
}

/** Whether the server responds. Foreman: app/services/ping.rb */
export interface PingView {
  results: { foreman: { database: DatabaseStatusView } };
}

/** Result of the latest sync of a compute resource. */
export interface ComputeResourceStatusView {
  name: string;
  /** `ok`, or `FAIL` when the latest sync was not complete. */
  status: string;
  /** Duration of that sync in milliseconds, as text. */
  duration_ms: string;
  errors: string[];
}

/** Free space on the disk of the database. */
export interface DiskStatusView {
  /** `ok`, or `FAIL` when less than 1 GiB is free. */
  status: string;
  /** Null when the disk cannot be read. */
  free_bytes: number | null;
  errors: string[];
}

/** Health of the server, its database and its compute resources. Foreman: app/services/ping.rb, statuses */
export interface StatusesView {
  results: {
    foreman: {
      version: string;
      api: { version: string };
      plugins: never[];
      smart_proxies: never[];
      compute_resources: ComputeResourceStatusView[];
      database: DatabaseStatusView;
    };
    /** Where Foreman lists its plugins. Present only when the database's files are on this machine. */
    image_catalog?: { disk: DiskStatusView };
  };
}

/** The database, and its version. */
export interface DatabasePartView extends DatabaseStatusView {
  /** PostgreSQL's own: `18.4`. */
  version: string;
}

/** The parts of this installation, as far as the API sees them. */
export interface PartsView {
  /** The version of Image Catalog. */
  version: string;
  database: DatabasePartView;
  /** Workers that are connected to the database. */
  workers: number;
  /** Null when the database's files are not on this machine. */
  disk: DiskStatusView | null;
}

/** A plugin; this server has none. */
export interface PluginView {
  id: string;
  name: string;
  author: string;
  description: string;
  url: string;
  version: string;
}
