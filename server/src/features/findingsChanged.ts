import type { CancellationToken } from 'vscode-languageserver';

/** Lets requests wait until some finding anywhere may have changed. */
export class FindingsChanged {
  #waiting: (() => void)[] = [];

  /** Wakes everybody who waits. */
  announce(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  /** Resolves with the next announcement, or when the request is cancelled. */
  next(token: CancellationToken): Promise<void> {
    return new Promise((resolve) => {
      const listener = token.onCancellationRequested(() => {
        resolve();
      });
      this.#waiting.push(() => {
        listener.dispose();
        resolve();
      });
    });
  }
}
