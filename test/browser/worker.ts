// The server's bundle for the browser, run where there is nothing but what every worker of a browser has.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createContext, Script } from 'node:vm';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createMessageConnection,
  type DataCallback,
  type Disposable,
  type Message,
  type MessageConnection,
} from 'vscode-jsonrpc/node';

const BUNDLE = fileURLToPath(new URL('../../server/dist/browser.js', import.meta.url));

/** The page's side of a worker: what is posted here arrives there, as a copy. */
class Page {
  #listener: DataCallback | undefined;
  readonly scope: object & { onmessage?: (event: { data: unknown }) => void };

  constructor() {
    const post = (message: Message): void => {
      queueMicrotask(() => this.#listener?.(structuredClone(message)));
    };
    // Neither process, Buffer, require nor a module: a bundle that needs Node fails.
    const web = { TextDecoder, TextEncoder, URL, Uint8Array, atob, btoa, console, setTimeout, clearTimeout };
    // The server listens to errors of the channel as well; none ever comes here.
    const addEventListener = (): undefined => undefined;
    const scope = { ...web, queueMicrotask, postMessage: post, addEventListener };
    this.scope = scope;
  }

  listen(listener: DataCallback): Disposable {
    this.#listener = listener;
    return { dispose: () => undefined };
  }

  post(message: Message): void {
    const data = structuredClone(message);
    queueMicrotask(() => this.scope.onmessage?.({ data }));
  }
}

class PageReader extends AbstractMessageReader {
  constructor(private readonly page: Page) {
    super();
  }

  listen(listener: DataCallback): Disposable {
    return this.page.listen(listener);
  }
}

class PageWriter extends AbstractMessageWriter {
  constructor(private readonly page: Page) {
    super();
  }

  async write(message: Message): Promise<void> {
    this.page.post(message);
  }

  end(): void {
    // Nothing is held open.
  }
}

/** Starts the server of the last build in a worker and returns the page's connection to it, which does not listen yet. */
export function startWorker(): MessageConnection {
  const page = new Page();
  new Script(readFileSync(BUNDLE, 'utf8'), { filename: BUNDLE }).runInContext(createContext(page.scope));
  return createMessageConnection(new PageReader(page), new PageWriter(page));
}
