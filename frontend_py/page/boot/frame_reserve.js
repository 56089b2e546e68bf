// Frames that are up before an extension needs them. A frame is a process of its own, which takes 40 ms to come up; it holds only our script
// until it is handed an extension's worker, so the next start may just as well find it there.

/**
 * @template Frame
 */
export class FrameReserve {
  /** @type {Map<string, Promise<Frame>>} */
  #waiting = new Map();

  /**
   * @param {(path: string) => Promise<Frame>} open
   * @param {(work: () => void) => void} later  when the page has time
   */
  constructor(open, later) {
    this.open = open;
    this.later = later;
  }

  /**
   * The frame in reserve, or a new one. A frame is given out once.
   * @param {string} path
   * @returns {Promise<Frame>}
   */
  take(path) {
    const waiting = this.#waiting.get(path);
    this.#waiting.delete(path);
    return waiting ?? this.open(path);
  }

  /**
   * Have one ready for the next start. One that fails is forgotten: the next start opens its own and reports what is wrong.
   * @param {string} path
   */
  refill(path) {
    this.later(() => {
      if (this.#waiting.has(path)) return;
      const opening = this.open(path);
      this.#waiting.set(path, opening);
      opening.catch(() => {
        if (this.#waiting.get(path) === opening) this.#waiting.delete(path);
      });
    });
  }
}
