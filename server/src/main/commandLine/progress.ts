/** What a terminal can do; process.stderr is one. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** A run that takes less than this many milliseconds shows none. */
const PATIENCE = 500;
/** Milliseconds between two showings. */
const PACE = 100;

/** Tells how far a long run is, in a line that is gone at its end. */
export interface Progress {
  readonly show: (what: string, done: number, all: number) => void;
  readonly clear: () => void;
}

/** Shows progress on a terminal, and nowhere else: a log would be full of it. */
export function progressOn(stream: ProgressStream, now: () => number = Date.now): Progress {
  if (stream.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  let next = now() + PATIENCE;
  let isShown = false;
  return {
    show(what, done, all) {
      if (now() < next) return;
      next = now() + PACE;
      isShown = true;
      stream.write(`\r\u001B[K${what} ${done} of ${all}`);
    },
    clear() {
      if (isShown) stream.write('\r\u001B[K');
      isShown = false;
    },
  };
}
