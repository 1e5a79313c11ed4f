/** How fast one connection may speak: a steady pace, with some messages ahead for a burst. */
export class Pace {
  readonly #perSecond: number;
  readonly #most: number;
  #tokens: number;
  #at: number;

  constructor(perSecond: number, burstSeconds: number, nowMs: number) {
    this.#perSecond = perSecond;
    this.#most = perSecond * burstSeconds;
    this.#tokens = this.#most;
    this.#at = nowMs;
  }

  /** Pays for something and answers how long to wait before the next: 0 while there is credit. */
  spend(cost: number, nowMs: number): number {
    this.#tokens = Math.min(this.#most, this.#tokens + ((nowMs - this.#at) / 1000) * this.#perSecond) - cost;
    this.#at = nowMs;
    return this.#tokens >= 0 ? 0 : (-this.#tokens / this.#perSecond) * 1000;
  }
}
