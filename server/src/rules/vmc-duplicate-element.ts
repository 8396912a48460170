import { vmcElement } from '../knowledge/vmcElements.js';
import { vmcIds } from '../knowledge/vmcStructure.js';
import { isTemplate } from '../machine/template.js';
import { writtenId } from '../machine/vmc/leaves.js';
import { leafText } from '../syntax/vmc/query.js';
import type { XmlElement } from '../syntax/vmc/tree.js';
import { inWords, say } from '../l10n/phrase.js';
import { machineRule, type Finding } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { vmcTree } from './terms/vmcFile.js';

/** Drives and their controllers, which vmc-duplicate-location compares by their numbers. */
const COMPARED_BY_NUMBER: ReadonlySet<string> = new Set(['ide_controller', 'scsi_controller', 'location']);

export default machineRule({
  id: 'vmc-duplicate-element',
  summary: 'A setting, or a group of settings, is written twice in one place.',
  formats: ['vmc'],
  severity: everywhere('warning'),
  fix: 'none',
  since: '0.1.0',
  sources: [
    source(
      'msvs',
      'IVMVirtualMachine::GetConfigurationValue: one path of names and ids leads to one setting',
    ),
    source('publicFiles', 'in the 16 .vmc files no element stands twice in one place with one id'),
  ],

  *check({ machine }) {
    const { root } = vmcTree(machine);
    if (root?.name !== 'preferences') return;
    for (const { places, parent, path } of repeatedBelow(root, '')) {
      const [first, second] = places;
      yield {
        ...told(first.name, parent.name, places),
        span: second.nameSpan,
        subject: path,
        related: [{ uri: machine.uri, span: first.nameSpan, message: say`The first one.` }],
      };
    }
  },
});

/** Two elements or more of one name and id inside of one element. */
interface Repeated {
  readonly places: readonly [XmlElement, XmlElement, ...XmlElement[]];
  readonly parent: XmlElement;
  /** With the ids in it. */
  readonly path: string;
}

/** Known elements only: another program may keep a list of its own in the file. */
function* repeatedBelow(parent: XmlElement, above: string): Generator<Repeated> {
  const groups = new Map<string, XmlElement[]>();
  for (const child of parent.children) {
    const path = above === '' ? child.name : `${above}/${child.name}`;
    if (!vmcElement(path)) continue;
    yield* repeatedBelow(child, path);
    const key = placeOf(child, path);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(child);
    else groups.set(key, [child]);
  }
  // Between {% if %} and {% else %} an element may stand in both branches and is written once in the end.
  if (isTemplate(parent.text)) return;
  for (const [path, [first, second, ...more]] of groups)
    if (first && second) yield { places: [first, second, ...more], parent, path };
}

/** The path with the id; undefined for what has a number and does not tell it, and for what another rule compares. */
function placeOf(element: XmlElement, path: string): string | undefined {
  if (COMPARED_BY_NUMBER.has(element.name)) return undefined;
  const id = writtenId(element);
  if (id === undefined) return vmcIds(path) ? undefined : path;
  return `${path}[${id}]`;
}

function told(
  name: string,
  inside: string,
  places: Repeated['places'],
): Pick<Finding, 'what' | 'why' | 'how' | 'atMost'> {
  const values = [...new Set(places.map(leafText))];
  const areLeaves = places.every(({ children }) => children.length === 0);
  if (areLeaves && values.length === 1) {
    return {
      what: say`${name} stands ${places.length} times in ${inside}, always with the same value.`,
      why: say`One is enough, and who corrects only one of them later gets two that contradict each other.`,
      how: say`Delete all but one.`,
      atMost: 'hint',
    };
  }
  const [first] = places;
  return {
    what: areLeaves
      ? say`${name} stands ${places.length} times in ${inside}, with different values: ${inWords(values.map((value) => `"${shortened(value)}"`))}.`
      : say`${name} stands ${places.length} times in ${inside}.`,
    why: say`One path of names leads to one setting, and no document says which of them Virtual Server takes.`,
    how: areLeaves
      ? say`Decide which one is right, and delete the others.`
      : writtenId(first) === undefined
        ? say`Move what all of them hold into one, and only then delete the others: each may hold devices or settings that the others lack.`
        : say`If these are different devices, give each a number of its own; else delete all but the right one.`,
    ...(values.some(isTemplate) ? { atMost: 'hint' as const } : {}),
  };
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
