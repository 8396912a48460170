import type { MachineDocument } from '../machineDocument.js';
import { targetsOf } from './definition.js';
import { controllersInOtherNodes, deviceDeclaration, deviceMentions } from './devices.js';
import { diskUsers, namesOf } from './diskUsers.js';
import { samePlace, withoutRepeats, type FilePlace } from './filePlace.js';
import { subjectAt, type Subject } from './subject.js';

/**
 * Everywhere that the thing at an offset is used: a disk file in all machines, a network in all machines, a device in its
 * own file, a controller also in the other nodes of its cluster. .vmx and .vmc are one world.
 * @param includeDeclaration whether the places that its definition leads to are among them.
 */
export async function referencesAt(
  document: MachineDocument,
  offset: number,
  includeDeclaration: boolean,
): Promise<readonly FilePlace[] | undefined> {
  const subject = subjectAt(document.machine, offset);
  if (!subject) return undefined;
  const uses = withoutRepeats(usesOf(document, subject));
  const declarations = await targetsOf(document, subject);
  if (includeDeclaration) {
    const further = declarations.filter((one) => !uses.some((use) => isPartOf(use, one)));
    return [...further, ...uses];
  }
  return uses.filter((use) => !declarations.some((one) => isPartOf(use, one)));
}

function usesOf(document: MachineDocument, subject: Subject): readonly FilePlace[] {
  const { session, facts, machine } = document;
  switch (subject.kind) {
    case 'disk':
      return diskUsers(session, facts, subject.disk).flatMap(namesOf);
    case 'network':
      return session.workspace.index
        .adaptersOn(subject.adapter.network.name)
        .map(({ facts: user, adapter }) => ({ uri: user.machine.uri, span: adapter.connection.span }));
    case 'device':
      return [
        ...deviceMentions(machine, subject.name),
        ...controllersInOtherNodes(document, subject.name).flatMap((other) => {
          const declaration = deviceDeclaration(other.machine, other.name);
          return declaration ? [declaration] : deviceMentions(other.machine, other.name).slice(0, 1);
        }),
      ];
  }
}

/** The mention of a device is a part of the key that declares it. */
function isPartOf(use: FilePlace, declaration: FilePlace): boolean {
  return (
    samePlace(use, declaration) ||
    (use.uri === declaration.uri &&
      declaration.span.start <= use.span.start &&
      use.span.end <= declaration.span.end)
  );
}
