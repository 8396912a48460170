import { locatedImage } from '../../cluster/machineFacts.js';
import { startsLikeDescriptor } from '../../disk/vmdk.js';
import type { Disk } from '../../machine/virtualMachine.js';
import type { Span } from '../../syntax/text.js';
import type { MachineDocument } from '../machineDocument.js';
import { deviceDeclaration } from './devices.js';
import { diskUsers, namesOf, usersOfFile } from './diskUsers.js';
import { startOf, type FilePlace } from './filePlace.js';
import { subjectAt, type Subject } from './subject.js';

/** Where one comes from, and where it leads to. */
export interface Definition {
  readonly origin: Span;
  readonly targets: readonly FilePlace[];
}

/** Bytes that tell a descriptor, which is text, from an image with the descriptor inside. */
const HEAD = 64;

/**
 * What an offset of a machine's file leads to: a disk file to its descriptor and to the image it continues, or, where
 * that is no text, to the first machine that names it; a network to its first user; a device to the line that declares it.
 */
export async function definitionAt(
  document: MachineDocument,
  offset: number,
): Promise<Definition | undefined> {
  const subject = subjectAt(document.machine, offset);
  if (!subject) return undefined;
  const targets = await targetsOf(document, subject);
  return targets.length === 0 ? undefined : { origin: subject.span, targets };
}

/** The same for something that was found before. */
export async function targetsOf(document: MachineDocument, subject: Subject): Promise<readonly FilePlace[]> {
  const { session, machine } = document;
  switch (subject.kind) {
    case 'disk':
      return diskTargets(document, subject.disk);
    case 'network': {
      const { name } = subject.adapter.network;
      const [first] = session.workspace.index.adaptersOn(name);
      const { facts, adapter } = first ?? { facts: document.facts, adapter: subject.adapter };
      return [{ uri: facts.machine.uri, span: adapter.connection.span }];
    }
    case 'device': {
      const declaration = deviceDeclaration(machine, subject.name);
      return declaration ? [declaration] : [];
    }
  }
}

async function diskTargets(document: MachineDocument, disk: Disk): Promise<readonly FilePlace[]> {
  const { session, facts, uri } = document;
  const located = locatedImage(facts, disk);
  const parent = located && (await session.workspace.parentImage(uri, located));
  const parents = parent ? await imageTargets(document, parent.uri) : [];
  if (located && (await isText(document, located.uri))) return [startOf(located.uri), ...parents];
  return [...diskUsers(session, facts, disk).flatMap(namesOf).slice(0, 1), ...parents];
}

/** A descriptor itself; of an image that is no text the first machine that names it, as the machine a linked clone was made of. */
async function imageTargets(document: MachineDocument, image: string): Promise<readonly FilePlace[]> {
  if (await isText(document, image)) return [startOf(image)];
  return usersOfFile(document.session, image).flatMap(namesOf).slice(0, 1);
}

/** An editor can show it: what has vanished meanwhile it cannot. */
async function isText({ session }: MachineDocument, uri: string): Promise<boolean> {
  const head = await session.fileSystem.readRange(uri, 0, HEAD).catch(() => new Uint8Array());
  return startsLikeDescriptor(head);
}
