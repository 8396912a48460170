import type { Connection, Hover, HoverParams } from 'vscode-languageserver';
import { alsoOfDescriptors } from '../descriptor/descriptorDocument.js';
import { descriptorHover } from '../descriptor/descriptorHover.js';
import type { Feature, RunningServer } from '../feature.js';
import { aboutMachine, machineDocument, type MachineDocument } from '../machineDocument.js';
import { cardMarkup, type Card } from './card.js';
import { vmcAsksOthers, vmcCard } from './vmcHover.js';
import { vmxAsksOthers, vmxCard } from './vmxHover.js';

/** What stands at an offset of a machine's file; undefined where nothing can be said. */
async function cardAt(document: MachineDocument, offset: number): Promise<Card | undefined> {
  const { source } = document.machine;
  return source.format === 'vmx'
    ? vmxCard(document, source.tree, offset)
    : vmcCard(document, source.tree, offset);
}

/** The same as an editor shows it. */
export async function hoverAt(document: MachineDocument, offset: number): Promise<Hover | undefined> {
  const card = await cardAt(document, offset);
  if (!card) return undefined;
  const { abilities, language } = document.session;
  return {
    contents: cardMarkup(card, language, abilities.hoverMarkdown),
    range: document.places.range(card.span),
  };
}

/** Explains settings, values, elements and comments. */
export const HOVER: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  answer(connection: Connection, server: RunningServer) {
    connection.onHover(
      alsoOfDescriptors(
        connection,
        server,
        'a hover on a disk',
        (document, { position }: HoverParams) => descriptorHover(document, document.places.offset(position)),
        aboutMachine(connection, server, 'a hover', 'file', async (document, { position }: HoverParams) => {
          const offset = document.places.offset(position);
          const { uri, session } = document;
          if (!asksOthers(document, offset)) return hoverAt(document, offset);
          await server.ready();
          await session.workspace.settle();
          // Meanwhile other machines may have become known, and this one may have been read again.
          const current = await machineDocument(session, uri);
          return current && hoverAt(current, current.places.offset(position));
        }),
      ),
    );
  },
};

/** Most answers come from this file alone, at once; those about other machines wait until these have been read. */
function asksOthers({ machine: { source } }: MachineDocument, offset: number): boolean {
  return source.format === 'vmx' ? vmxAsksOthers(source.tree, offset) : vmcAsksOthers(source.tree, offset);
}
