import assert from 'node:assert/strict';
import { CancellationTokenSource, ResponseError } from 'vscode-jsonrpc/node';
import { UNQUOTED } from '../main/commandLine/vmxlintIn.js';
import { MODERN_CLIENT, ServerProcess, type Report } from '../protocol/serverProcess.js';

/** Request cancelled, in LSP. */
const CANCELLED = -32800;

const FOLDER = 'remote://host/vms';
const MACHINE = `${FOLDER}/a.vmx`;

/** A folder of one machine that the server reads through its client, who keeps it waiting for as long as a test wants. */
class HeldFolder {
  readonly #questions: (() => void)[] = [];
  #isHeld = true;
  #wake: () => void = () => undefined;

  constructor({ connection }: ServerProcess) {
    const size = Buffer.byteLength(UNQUOTED);
    const stat = (uri: string): object =>
      uri === MACHINE
        ? { stat: { type: 'file', size, modified: 1 } }
        : uri === FOLDER
          ? { stat: { type: 'directory', size: 0, modified: 1 } }
          : { failure: 'not-found' };
    const answers: Readonly<Record<string, (uri: string) => object>> = {
      'vmx/fs/list': () => ({ entries: [{ name: 'a.vmx', type: 'file' }] }),
      'vmx/fs/stat': stat,
      'vmx/fs/realPath': (uri) => ({ uri }),
      'vmx/fs/readFile': () => ({ base64: Buffer.from(UNQUOTED).toString('base64') }),
    };
    for (const [method, answer] of Object.entries(answers))
      connection.onRequest(method, async ({ uri }: { uri: string }) => {
        if (this.#isHeld) await this.#hold();
        return answer(uri);
      });
  }

  /** Resolves when the server waits for a file or a folder. */
  async isAskedFor(): Promise<void> {
    while (this.#questions.length === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  release(): void {
    this.#isHeld = false;
    for (const answer of this.#questions.splice(0)) answer();
  }

  #hold(): Promise<void> {
    this.#wake();
    return new Promise((resolve) => this.#questions.push(resolve));
  }
}

describe('A request that is cancelled while the server is at it', () => {
  let server: ServerProcess;
  let folder: HeldFolder;

  beforeEach(async () => {
    server = new ServerProcess();
    folder = new HeldFolder(server);
    await server.initialize([FOLDER], MODERN_CLIENT, { abilities: ['readFiles'] });
    await folder.isAskedFor();
  });
  afterEach(() => {
    server.kill();
  });

  /** Resolves when the server has taken notice of all that was sent: nobody has to be asked for what is no file. */
  const noticed = (): Promise<unknown> =>
    server.request('textDocument/hover', { textDocument: { uri: 'git:/none.vmx' }, position });

  const position = { line: 3, character: 2 };
  const range = { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } };
  const requests: Readonly<Record<string, object>> = {
    'textDocument/diagnostic': {},
    'textDocument/hover': { position },
    'textDocument/completion': { position },
    'textDocument/codeAction': { range, context: { diagnostics: [] } },
    'textDocument/documentSymbol': {},
    'textDocument/references': { position, context: { includeDeclaration: true } },
    'textDocument/formatting': { options: { tabSize: 2, insertSpaces: true } },
    'textDocument/inlayHint': { range },
    'textDocument/codeLens': {},
    'textDocument/semanticTokens/full': {},
    'workspace/symbol': { query: 'a' },
  };

  for (const [method, params] of Object.entries(requests))
    it(`is dropped, and the next one is answered: ${method}`, async () => {
      const question = { textDocument: { uri: MACHINE }, ...params };
      const source = new CancellationTokenSource();
      let isEnded = false;
      const ended = server.connection
        .sendRequest(method, question, source.token)
        .then(
          (answer) => assert.fail(`it is answered: ${JSON.stringify(answer)}`),
          (error: unknown) => {
            assert.ok(error instanceof ResponseError, String(error));
            assert.equal(error.code, CANCELLED, error.message);
          },
        )
        .finally(() => (isEnded = true));
      await noticed();
      assert.equal(isEnded, false, 'it cannot have waited for the files');
      source.cancel();
      await noticed();
      folder.release();
      await ended;
      await server.request(method, question);
      const { items } = await server.request<Report>('textDocument/diagnostic', {
        textDocument: { uri: MACHINE },
      });
      assert.deepEqual(
        items?.map(({ code }) => code),
        ['vmx-unquoted-value'],
      );
    });
});
