import type { ServerProcess } from '../protocol/serverProcess.js';

/** The messages that a server shows to the person, in their order; to be called before the server is initialized. */
export class ShownMessages {
  readonly all: string[] = [];
  #wake: () => void = () => undefined;

  constructor(server: ServerProcess) {
    server.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.all.push(message);
      this.#wake();
    });
  }

  /** Waits for the message of this number, which counts from zero. */
  async at(index: number): Promise<string> {
    for (;;) {
      const message = this.all[index];
      if (message !== undefined) return message;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
