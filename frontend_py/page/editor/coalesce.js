// Many changes within one animation frame become one report, and none is lost when the page goes away.

export class Coalesced {
  #report;
  #frame = 0;
  #onHide = () => this.flush();

  /** @param {() => void} report */
  constructor(report) {
    this.#report = report;
    // While hidden there are no animation frames. Capturing on window comes before every listener that saves on the same event.
    addEventListener("visibilitychange", this.#onHide, { capture: true });
    addEventListener("pagehide", this.#onHide, { capture: true });
  }

  /** Something changed: report at the next frame, or at once when there will be none. */
  request() {
    if (document.hidden) this.#report();
    else this.#frame ||= requestAnimationFrame(() => this.#run());
  }

  /** Report now what is still waiting. */
  flush() {
    if (!this.#frame) return;
    cancelAnimationFrame(this.#frame);
    this.#run();
  }

  #run() {
    this.#frame = 0;
    this.#report();
  }

  dispose() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    removeEventListener("visibilitychange", this.#onHide, { capture: true });
    removeEventListener("pagehide", this.#onHide, { capture: true });
  }
}
