import type { CancellationToken } from 'vscode-languageserver';

/** Lets requests wait until some finding anywhere may have changed. */
export class FindingsChanged {
  readonly #waiting = new Set<() => void>();

  /** Wakes everybody who waits. */
  announce(): void {
    for (const wake of this.#waiting) wake();
  }

  /** Resolves with the next announcement, or when the request is cancelled. */
  next(token: CancellationToken): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        listener.dispose();
        resolve();
      };
      this.#waiting.add(wake);
      const listener = token.onCancellationRequested(wake);
    });
  }
}
