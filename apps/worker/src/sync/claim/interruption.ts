/** The worker stops. The run stays as it is, and the next worker resumes it. */
export class WorkerStopping extends Error {
  override readonly name = 'WorkerStopping';

  constructor() {
    super('The worker is stopping');
  }
}

/** Another worker took the compute resource over. This run must write nothing more. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';

  constructor(computeResourceId: number) {
    super(`The lease of compute resource ${computeResourceId} was taken over, or the resource was deleted`);
  }
}

/** A user cancelled the run. What it has written stays, and nothing is removed. */
export class RunCancelled extends Error {
  override readonly name = 'RunCancelled';

  constructor() {
    super('The run was cancelled');
  }
}
