import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { ClientAbilities } from './clientAbilities.js';
import type { FindingsChanged } from './findingsChanged.js';
import type { Session } from './session.js';

/** A running server, as its features see it. */
export interface RunningServer {
  /** Undefined until the client has introduced itself. */
  session(): Session | undefined;
  /** Resolves when the folders have been read. Never rejects. */
  ready(): Promise<void>;
  /** Tells when what a feature has answered may be old because of another file. */
  readonly changed: FindingsChanged;
}

/** One feature of the protocol: a new one is one file and one line of `features.ts`. */
export interface Feature {
  /** What the server announces to a client with these abilities; nothing where the client could not use it. */
  capabilities(abilities: ClientAbilities): ServerCapabilities;
  /** Sets up the answers to the client's requests. Called once, before the client introduces itself. */
  answer(connection: Connection, server: RunningServer): void;
}

/** The capabilities of all features together. */
export function allCapabilities(
  features: readonly Feature[],
  abilities: ClientAbilities,
): ServerCapabilities {
  return Object.assign(
    {},
    ...features.map((feature) => feature.capabilities(abilities)),
  ) as ServerCapabilities;
}
