import { vmcElement } from '../../knowledge/vmcElements.js';
import { vmcChildren } from '../../knowledge/vmcStructure.js';
import type { VirtualMachine } from '../../machine/virtualMachine.js';
import { rememberedOf } from '../../syntax/remembered.js';
import type { XmlElement } from '../../syntax/vmc/tree.js';
import { editDistance } from './editDistance.js';
import { vmcTree } from './vmcFile.js';

/** In a shorter name one letter may be all that tells two settings apart; capitals and signs are a slip in any name. */
const LETTERS = 5;
/** The longest known name has 22 letters; looking at a much longer one takes long and finds nothing. */
const MAX_LENGTH = 60;

/** An element of a .vmc whose name is a slip away from one that is known in its place. */
export interface MisspelledElement {
  readonly element: XmlElement;
  readonly parent: XmlElement;
  /** The known name. */
  readonly meant: string;
  /** Letters differ, and not only capitals and signs. */
  readonly isOtherLetters: boolean;
  /** Names it among all elements of the file. */
  readonly subject: string;
}

/** In the order of the file; none in the file of another program. */
export const misspelledElements = rememberedOf((machine: VirtualMachine): readonly MisspelledElement[] => {
  const { root } = vmcTree(machine);
  return root?.name === 'preferences' ? [...misspelledBelow(root, '')] : [];
});

/** True where the element holds one that is probably meant as one of these: what seems to be missing stands there. */
export function holdsMisspelled(
  machine: VirtualMachine,
  parent: XmlElement | undefined,
  names: readonly string[],
): boolean {
  return misspelledElements(machine).some((one) => one.parent === parent && names.includes(one.meant));
}

/** Only inside of known elements: what stands in one that nobody knows belongs to some other program. */
function* misspelledBelow(parent: XmlElement, path: string): Generator<MisspelledElement> {
  for (const [index, child] of parent.children.entries()) {
    const own = path === '' ? child.name : `${path}/${child.name}`;
    if (vmcElement(own)) {
      yield* misspelledBelow(child, own);
      continue;
    }
    const meant = nearName(child.name, path);
    if (meant === undefined) continue;
    const isOtherLetters = plainLetters(child.name) !== plainLetters(meant);
    yield { element: child, parent, meant, isOtherLetters, subject: `${own} ${index}` };
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
