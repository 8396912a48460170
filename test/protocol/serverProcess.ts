import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';

const SERVER = fileURLToPath(new URL('../../server/bin/vmx-language-server.js', import.meta.url));

export interface Diagnostic {
  readonly range: Range;
  readonly severity: number;
  readonly code: string;
  readonly message: string;
  readonly data: { readonly rule: string; readonly key: string };
  readonly relatedInformation?: readonly { readonly location: { readonly uri: string } }[];
}

export interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

export interface CodeAction {
  readonly title: string;
  readonly diagnostics?: readonly Diagnostic[];
  readonly isPreferred?: boolean;
  readonly disabled?: { readonly reason: string };
  readonly data?: unknown;
  readonly edit?: {
    readonly documentChanges?: readonly {
      readonly textDocument: { uri: string; version: number | null };
      readonly edits: readonly TextEdit[];
    }[];
    readonly changes?: Readonly<Record<string, readonly TextEdit[]>>;
  };
  readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] };
}

export interface Report {
  readonly kind: 'full' | 'unchanged';
  readonly items?: readonly Diagnostic[];
  readonly resultId?: string;
}

/** What a modern editor can do; tests take parts away. */
export const MODERN_CLIENT = {
  textDocument: {
    diagnostic: { relatedInformation: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } },
      dataSupport: true,
      disabledSupport: true,
      isPreferredSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        resolveSupport: { properties: ['documentation', 'detail'] },
        labelDetailsSupport: true,
        tagSupport: { valueSet: [1] },
        insertReplaceSupport: true,
      },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    definition: { linkSupport: true },
    documentLink: { tooltipSupport: true },
    rename: { prepareSupport: true },
    semanticTokens: { requests: { full: { delta: true }, range: true } },
  },
  workspace: {
    workspaceEdit: { documentChanges: true },
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
    workspaceFolders: true,
  },
};

/** The shipped server as an editor starts it, spoken to over standard input and output. */
export class ServerProcess {
  readonly process: ChildProcess;
  readonly connection: MessageConnection;
  /** Everything the server published by itself, in order. */
  readonly published: { readonly uri: string; readonly diagnostics: readonly Diagnostic[] }[] = [];
  refreshes = 0;
  /** The editor's settings of the section vmx. */
  configuration: object | null = null;
  readonly #waiting: (() => void)[] = [];
  #version = 1;

  /** @param user what the server runs as, when that is somebody else than whoever runs the tests. */
  constructor(user: { readonly uid?: number; readonly gid?: number } = {}) {
    this.process = spawn(process.execPath, [SERVER, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      ...user,
    });
    const { stdin, stdout } = this.process;
    if (!stdin || !stdout) throw new Error('the server has no pipes');
    this.connection = createMessageConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.connection.onNotification(
      'textDocument/publishDiagnostics',
      (params: (typeof this.published)[number]) => {
        this.published.push(params);
        this.#wake();
      },
    );
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      this.#wake();
      return null;
    });
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('workspace/configuration', () => [this.configuration]);
    this.connection.listen();
  }

  async initialize(
    folders: readonly string[],
    capabilities: object = MODERN_CLIENT,
    initializationOptions: object = {},
    locale?: string,
  ): Promise<{ capabilities: Record<string, unknown> }> {
    const answer = await this.connection.sendRequest<{ capabilities: Record<string, unknown> }>(
      'initialize',
      {
        processId: process.pid,
        rootUri: null,
        capabilities,
        initializationOptions,
        ...(locale === undefined ? {} : { locale }),
        workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
      },
    );
    await this.connection.sendNotification('initialized', {});
    return answer;
  }

  async open(uri: string, text: string, languageId = 'vmx'): Promise<void> {
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: this.#version++, text },
    });
  }

  async change(uri: string, text: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: this.#version++ },
      contentChanges: [{ text }],
    });
  }

  async pull(uri: string, previousResultId?: string): Promise<Report> {
    return this.connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  async codeActions(uri: string, range: Range): Promise<CodeAction[]> {
    return this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [] },
    });
  }

  async resolve(action: CodeAction): Promise<CodeAction> {
    return this.connection.sendRequest('codeAction/resolve', action);
  }

  /** Waits until something the server says makes the condition true. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Any other request. */
  async request<R>(method: string, params: object): Promise<R> {
    return this.connection.sendRequest(method, params);
  }

  /** Ends the server as an editor does, and answers its exit code. */
  async shutdown(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    const exited = once(this.process, 'exit');
    await this.connection.sendNotification('exit');
    const [code] = (await exited) as [number | null];
    this.connection.dispose();
    return code;
  }

  kill(): void {
    this.connection.dispose();
    this.process.kill('SIGKILL');
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
