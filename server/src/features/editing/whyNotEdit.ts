import { fileName } from '../../machine/fileStem.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import { say, type Phrase } from '../../l10n/phrase.js';
import { versionOf, type Session } from '../session.js';

/** The reason why these files must not be changed now, because saving one of them would destroy it. */
export function whyNotSave(session: Session, uris: readonly string[]): Phrase | undefined {
  const unsafe = uris
    .map((uri) => session.workspace.factsOf(uri)?.surroundings.encoding.unsafeToSave)
    .find((reason) => reason !== undefined);
  return unsafe ?? whyNotOpen(session, uris);
}

/** An editor that opens a GBK file as UTF-8 to change it would destroy it; only our own client opens it rightly. */
export function whyNotOpen(session: Session, uris: readonly string[]): Phrase | undefined {
  const { abilities, workspace } = session;
  if (abilities.opensInRightEncoding) return undefined;
  const other = uris.find(
    (uri) => versionOf(session, uri) === null && workspace.encodingOf(uri)?.isMisread === true,
  );
  if (other === undefined) return undefined;
  return say`This changes ${fileName(other)} too, which is not UTF-8: open that file with its encoding first.`;
}

/** The reason why nobody can tell what an edit of a machine's devices would do; undefined for a file that is read whole. */
function whyNotUnderstood({ source, encrypted, name }: VirtualMachine): Phrase | undefined {
  if (encrypted) return say`The file of ${name} is encrypted, so some of its settings cannot be seen.`;
  if (source.format === 'vmc' && source.errors.length > 0)
    return say`The file of ${name} is not well-formed XML: repair that first.`;
  return undefined;
}

/** The first reason against editing all of these machines. */
export function whyNotEdit(session: Session, machines: readonly VirtualMachine[]): Phrase | undefined {
  return (
    machines.map(whyNotUnderstood).find((reason) => reason !== undefined) ??
    whyNotSave(
      session,
      machines.map(({ uri }) => uri),
    )
  );
}
