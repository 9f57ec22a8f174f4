/** How many may have something at once. */
export interface PlaceLimits {
  all: number;
  /** Of which one user may have so many, so that nobody takes every place. */
  each: number;
}

/** Counts who has something that only so many may have at once. */
export class Places {
  private taken = 0;
  private readonly byUser = new Map<number, number>();

  constructor(private readonly limits: PlaceLimits) {}

  /** Takes a place for a user; gives what gives it back, or undefined when there is none. */
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
