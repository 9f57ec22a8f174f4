/** For each resource what can be done with it, and the first path that does it. Foreman: home/index.json.rabl */
export interface LinksView {
  links: Record<string, Record<string, string>>;
}

/** Which server this is. Foreman: home/status.json.rabl */
export interface StatusView {
  result: string;
  status: number;
  version: string;
  api_version: number;
}

/** Whether the database answers, and how fast. */
export interface DatabaseStatusView {
  active: boolean;
  /** Whole milliseconds, as text. */
  duration_ms: string;
}

/** Whether the server answers. Foreman: app/services/ping.rb */
export interface PingView {
  results: { foreman: { database: DatabaseStatusView } };
}

/** How the latest look at a compute resource ended. */
export interface ComputeResourceStatusView {
  name: string;
  /** `ok`, or `FAIL` when the latest sync did not read all of it. */
  status: string;
  /** How long that sync took in milliseconds, as text. */
  duration_ms: string;
  errors: string[];
}

/** How much room the disk of the database has. */
export interface DiskStatusView {
  /** `ok`, or `FAIL` when less than 1 GiB is free. */
  status: string;
  /** Null when the disk cannot be looked at. */
  free_bytes: number | null;
  errors: string[];
}

/** Whether the server and what it works with are well. Foreman: app/services/ping.rb, statuses */
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
    /** Beside `foreman`, where plugins of Foreman tell of themselves; only when the database's files are on this machine. */
    image_catalog?: { disk: DiskStatusView };
  };
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
