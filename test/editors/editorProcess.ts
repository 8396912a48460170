import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A file of the project. */
export function projectFile(name: string): string {
  return fileURLToPath(new URL(`../../${name}`, import.meta.url));
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly problem?: string;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * A real editor without a screen, with a home of its own and the built server on its PATH. A driver inside the editor
 * takes requests line by line from standard input and answers each by one line of JSON.
 */
export class EditorProcess {
  readonly #process: ChildProcess;
  readonly #home = mkdtempSync(path.join(tmpdir(), 'vmx-editor-'));
  readonly #waiting = new Map<number, Waiting>();
  readonly #exited: Promise<void>;
  #messages = '';
  #id = 0;

  constructor(command: string, args: readonly string[]) {
    this.#process = spawn(command, args, {
      cwd: this.#home,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        PATH: `${this.#commands()}${path.delimiter}${process.env['PATH'] ?? ''}`,
        HOME: this.#home,
        TERM: 'dumb',
        LANG: 'C.UTF-8',
      },
    });
    const { stdout, stderr } = this.#process;
    if (!stdout || !stderr) throw new Error('the editor has no pipes');
    stderr.setEncoding('utf8').on('data', (text: string) => (this.#messages += text));
    createInterface({ input: stdout }).on('line', (line) => {
      this.#answered(JSON.parse(line) as Answer);
    });
    this.#exited = new Promise((resolve) => {
      this.#process.once('error', (error) => {
        this.#fail(`${command} cannot be started (${error.message}); Debian has it as a package.`);
        resolve();
      });
      this.#process.once('exit', () => {
        this.#fail(`${command} ended. It said: ${this.#messages}`);
        resolve();
      });
    });
  }

  /** Lets the driver run code in the editor's own language; @throws Error with what the editor said. */
  async run<T>(request: Readonly<Record<string, string>>): Promise<T> {
    const id = ++this.#id;
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#process.stdin?.write(`${JSON.stringify({ id, ...request })}\n`);
    return (await answer) as T;
  }

  /** Ends the editor without saving; one that still owes an answer is stuck and does not hear that its input ended. */
  async quit(): Promise<void> {
    if (this.#waiting.size > 0) this.#process.kill();
    this.#waiting.clear();
    this.#process.stdin?.end();
    await this.#exited;
    rmSync(this.#home, { recursive: true, force: true });
  }

  /** A folder with the server's command, as an installation from npm makes one. */
  #commands(): string {
    const folder = path.join(this.#home, 'bin');
    const server = projectFile('server/bin/vmx-language-server.js');
    mkdirSync(folder);
    chmodSync(server, 0o755);
    symlinkSync(server, path.join(folder, 'vmx-language-server'));
    return folder;
  }

  #answered({ id, value, problem }: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (problem === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(`${problem}\n${this.#messages}`));
  }

  #fail(problem: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(problem));
    this.#waiting.clear();
  }
}
