import type { MachineFacts } from '../../../cluster/machineFacts.js';
import { isSecretElement, isSecretKey } from '../../../knowledge/secrets.js';
import type { Disk } from '../../../machine/virtualMachine.js';
import { attribute, leafText, pathTo, walk } from '../../../syntax/vmc/query.js';
import type { VmcTree, XmlElement } from '../../../syntax/vmc/tree.js';
import type { Session } from '../../session.js';
import { comparableDisk, comparablePath } from './diskNames.js';
import { isOwnElement } from './leftOut.js';
import { HIDDEN, type ComparableLine } from './line.js';

/** The leaves of a .vmc that mean something when they differ, each with the names and ids that lead to it. */
export function vmcLines(session: Session, facts: MachineFacts, tree: VmcTree): readonly ComparableLine[] {
  if (!tree.root) return [];
  const disks = new Map<number, Disk>();
  for (const disk of facts.machine.disks)
    if ('keySpan' in disk.fileName) disks.set(disk.fileName.keySpan.start, disk);
  return [...walk(tree.root)].flatMap((element): readonly ComparableLine[] => {
    const value = leafText(element);
    const path = pathTo(element);
    if (element.children.length > 0 || value === '' || isOwnElement(path) || isSecondName(element)) return [];
    const disk = disks.get(element.nameSpan.start);
    const key = pathTo(element, withId);
    if (isSecretElement(element) || isSecretKey(path.replaceAll('/', '.'))) return [{ key, value: HIDDEN }];
    return [
      { key, value: disk ? comparableDisk(session, facts, disk) : comparableLeaf(facts, element, value) },
    ];
  });
}

/** The relative path says where the file lies as seen from this machine; the absolute one says the same for all. */
function isSecondName({ name, parent }: XmlElement): boolean {
  return (
    name === 'relative' &&
    parent?.children.some((one) => one.name === 'absolute' && leafText(one) !== '') === true
  );
}

function comparableLeaf(facts: MachineFacts, element: XmlElement, value: string): string {
  if (attribute(element, 'type')?.value === 'boolean') return value.toLowerCase();
  const isPath = /^(?:absolute|relative|text_file_path)$/.test(element.name);
  return isPath ? comparablePath(facts, value) : value;
}

function withId(element: XmlElement): string {
  const id = isSecretElement(element) ? undefined : attribute(element, 'id')?.value;
  return id === undefined ? element.name : `${element.name}[${id}]`;
}
