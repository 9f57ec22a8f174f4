/** How many users may hold a resource at once. */
export interface PlaceLimits {
  all: number;
  /** How many of these one user may hold, so that nobody takes all. */
  each: number;
}

/** Counts the holders of a limited resource, such as open event streams. */
export class Places {
  private taken = 0;
  private readonly byUser = new Map<number, number>();

  constructor(private readonly limits: PlaceLimits) {}

  /** Takes a place for a user. Returns the function that releases it, or undefined when there is no place. */
  take(user: number): (() => void) | undefined {
    const own = this.byUser.get(user) ?? 0;
    if (this.taken >= this.limits.all || own >= this.limits.each) return undefined;
    this.taken += 1;
    this.byUser.set(user, own + 1);
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      this.giveBack(user);
    };
  }

  private giveBack(user: number): void {
    const left = (this.byUser.get(user) ?? 0) - 1;
    this.taken -= 1;
    if (left > 0) this.byUser.set(user, left);
    else this.byUser.delete(user);
  }
}
