import { DidChangeConfigurationNotification, type Connection } from 'vscode-languageserver';
import { messageOf } from '../workspace/errorText.js';
import type { ClientAbilities } from './clientAbilities.js';
import { SECTION } from './settings.js';
import { WATCHED } from './watchedFiles.js';

/**
 * Asks the client to tell of what changes outside of its documents, as far as it can. It may refuse what it says it can do;
 * then it does without. Never rejects.
 */
export async function askToBeTold(
  { client, console }: Connection,
  abilities: ClientAbilities | undefined,
): Promise<void> {
  const asked = (refusal: string, registration: Promise<unknown>): Promise<unknown> =>
    registration.catch((error: unknown) => {
      console.error(`The client ${refusal}: ${messageOf(error)}`);
    });
  if (abilities?.watchFiles === true)
    await asked('does not watch files', client.register(WATCHED.type, { watchers: [...WATCHED.watchers] }));
  // Without being asked for it, VS Code does not tell of a setting that was changed.
  if (abilities?.tellSettings === true)
    await asked(
      'does not tell of changed settings',
      client.register(DidChangeConfigurationNotification.type, { section: SECTION }),
    );
}
