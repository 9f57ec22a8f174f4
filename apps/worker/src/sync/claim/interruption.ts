/** The worker stops: a run is left as it is, for the next worker to go on with. */
export class WorkerStopping extends Error {
  override readonly name = 'WorkerStopping';

  constructor() {
    super('The worker is stopping');
  }
}

/** Another worker took the compute resource over: nothing more may be written for this run. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';

  constructor(computeResourceId: number) {
    super(`The lease of compute resource ${computeResourceId} was taken over, or the resource is gone`);
  }
}

/** Somebody wants the run to end: what it has written stays, and nothing is removed. */
export class RunCancelled extends Error {
  override readonly name = 'RunCancelled';

  constructor() {
    super('The run was cancelled');
  }
}
