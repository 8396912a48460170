import { vmcElement } from '../knowledge/vmcElements.js';
import { vmcChildren } from '../knowledge/vmcStructure.js';
import { SCSI_NAMES } from '../machine/vmc/scsiElements.js';
import { attribute, childrenNamed } from '../syntax/vmc/query.js';
import type { XmlElement } from '../syntax/vmc/tree.js';
import { say } from '../l10n/phrase.js';
import { machineRule, type Finding } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { editDistance } from './terms/editDistance.js';
import { vmcTree } from './terms/vmcLeaves.js';

/** In a shorter name one letter may be all that tells two settings apart; capitals and signs are a slip in any name. */
const LETTERS = 5;
/** The longest known name has 22 letters; looking at a much longer one takes long and finds nothing. */
const MAX_LENGTH = 60;

/** Names that no file written by Virtual Server confirms, so one that is slightly other may be the right one. */
const UNCONFIRMED: ReadonlySet<string> = new Set(Object.values(SCSI_NAMES));

export default machineRule({
  id: 'vmc-element-misspelled',
  summary: 'The name of an element is almost one that is known in its place.',
  formats: ['vmc'],
  severity: everywhere('warning'),
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('msvs', 'IVMVirtualMachine::GetConfigurationValue: a setting is named by the names on its path'),
    source('xml', 'section 1.2, match: two names match when they are identical'),
    source('publicFiles', 'no element of the 16 .vmc files is a slip away from another name'),
  ],

  *check({ machine }) {
    const { root } = vmcTree(machine);
    if (root?.name === 'preferences') yield* misspelledBelow(root, '');
  },
});

/** Only inside of known elements: what stands in one that nobody knows belongs to some other program. */
function* misspelledBelow(parent: XmlElement, path: string): Generator<Finding> {
  for (const [index, child] of parent.children.entries()) {
    const own = path === '' ? child.name : `${path}/${child.name}`;
    if (vmcElement(own)) {
      yield* misspelledBelow(child, own);
      continue;
    }
    const meant = nearName(child.name, path);
    if (meant !== undefined) yield misspelled(parent, child, meant, `${own} ${index}`);
  }
}

/** The one known name that is a slip away; undefined where none is or several are. */
function nearName(written: string, path: string): string | undefined {
  if (written.length > MAX_LENGTH) return undefined;
  const plain = plainLetters(written);
  const near = vmcChildren(path)
    .map((known) => known.path.slice(known.path.lastIndexOf('/') + 1))
    .filter(
      (name) =>
        plainLetters(name) === plain ||
        (name.length >= LETTERS && editDistance(written.toLowerCase(), name) === 1),
    );
  return near.length === 1 ? near[0] : undefined;
}

const plainLetters = (name: string): string => name.toLowerCase().replaceAll(/[-_.]/g, '');

function misspelled(parent: XmlElement, element: XmlElement, meant: string, subject: string): Finding {
  const id = attribute(element, 'id')?.value;
  const isBesideRight = childrenNamed(parent, meant).some((one) => attribute(one, 'id')?.value === id);
  return {
    span: element.nameSpan,
    subject,
    what: say`No element ${element.name} is known inside of ${parent.name}; meant is probably ${meant}.`,
    why: isBesideRight
      ? say`Settings are found by the names of their elements, in which XML counts every letter and every capital, so probably only ${meant} counts.`
      : say`Settings are found by the names of their elements, in which XML counts every letter and every capital, so the machine probably runs without what stands here.`,
    how: isBesideRight
      ? say`Delete this element; if what it says is right, write it into ${meant}.`
      : say`Correct the name in both tags, and look at what stands in it before you start the machine: it counts from then on.`,
    ...(UNCONFIRMED.has(meant) ? { atMost: 'hint' as const } : {}),
  };
}
