/** How the editor is started. */
export interface EditorServerOptions {
  /** The folder that installEditor returned. */
  editor: string;
  /** Puts extensions, each in a folder of its own, into the given empty folder. */
  fillExtensions?: (extensions: string) => Promise<void> | void;
  /** User settings beside the quiet ones. */
  settings?: Readonly<Record<string, unknown>>;
  /** TCP port on 127.0.0.1; 0, the default, lets the server pick a free one. */
  port?: number;
  /** Whether workspace trust is on, with its dialog and Restricted Mode. Off by default. */
  trust?: boolean;
  /** Environment variables beside this process's own; extension host and language server see them too. */
  env?: Readonly<Record<string, string>>;
  /** More arguments for the server. */
  args?: readonly string[];
}

/** A running editor. */
export interface EditorServer {
  /** `127.0.0.1:<port>` */
  authority: string;
  /** Settles when the server has ended, by itself or by stop. */
  exited: Promise<unknown>;
  /** The address that opens `folder` (an absolute path) in a browser. `payload` are entries of VS Code's own. */
  url(folder: string, payload?: readonly (readonly [string, string])[]): string;
  /** The URI by which the workbench in the browser names a file of this machine. */
  remoteUri(file: string): string;
  /** Ends the server with all its processes and deletes its data. */
  stop(): Promise<void>;
}

/** Starts the editor and resolves once it answers; rejects with the server's own words when it does not start. */
export function serveEditor(options: EditorServerOptions): Promise<EditorServer>;
