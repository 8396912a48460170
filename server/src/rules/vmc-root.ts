import type { Span, TextEdit } from '../syntax/text.js';
import { setLeafText } from '../syntax/vmc/edits.js';
import { childNamed, childrenNamed, leafText } from '../syntax/vmc/query.js';
import type { VmcTree, XmlElement } from '../syntax/vmc/tree.js';
import { isTemplate } from '../machine/template.js';
import type { VirtualMachine } from '../machine/virtualMachine.js';
import { say } from '../l10n/phrase.js';
import { machineRule, textFix, type Finding } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { textSpan } from './terms/vmcLeaves.js';
import { vmcSource, vmcTree } from './terms/vmcFile.js';

const ROOT = 'preferences';
const VERSION = '2.0';
/** What stands below the root of every known file; a root with some of them is meant as one, whatever its name. */
const SECTIONS = ['hardware', 'settings', 'properties', 'integration', 'virtual_machines'];

export default machineRule({
  id: 'vmc-root',
  summary: 'The outermost element is not <preferences>, or the version of the format is not 2.0.',
  formats: ['vmc'],
  severity: everywhere('error'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [source('publicFiles', 'all 16 .vmc files start with <preferences> and version 2.0')],

  *check({ machine }) {
    const tree = vmcTree(machine);
    const { root } = tree;
    if (!root) return;
    if (root.name === ROOT) {
      yield* checkVersion(machine, tree, root);
    } else if (SECTIONS.some((section) => childNamed(root, section))) {
      yield wrongRoot(machine, root);
    } else {
      yield somethingElse(root);
    }
  },
});

function wrongRoot(machine: VirtualMachine, root: XmlElement): Finding {
  const { closeSpan } = root;
  return {
    span: root.nameSpan,
    subject: 'root',
    what: say`The outermost element is <${root.name}>, not <${ROOT}>.`,
    why: say`Virtual Server looks for its settings below <${ROOT}> and finds none.`,
    how: say`Name the outermost element <${ROOT}>, in its closing tag too.`,
    // Where a tag is broken or not closed, another name of this one changes which tags belong together.
    fixes:
      !closeSpan || vmcSource(machine).errors.length > 0
        ? []
        : [textFix(machine, say`Name it <${ROOT}>`, 'unsafe', renameEdits(root, closeSpan))],
  };
}

function renameEdits({ nameSpan, name }: XmlElement, { start }: Span): TextEdit[] {
  const inEndTag = start + '</'.length;
  return [nameSpan, { start: inEndTag, end: inEndTag + name.length }].map((span) => ({
    span,
    newText: ROOT,
  }));
}

/** Other programs use the ending .vmc too; one quiet remark is enough for their files. */
function somethingElse(root: XmlElement): Finding {
  return {
    span: root.nameSpan,
    subject: 'root',
    what: say`This is no configuration of Virtual Server: its outermost element is <${root.name}>, not <${ROOT}>.`,
    why: say`Other programs use the ending .vmc too, so nothing else can be said about this file.`,
    how: say`If it was meant as the description of a machine, take the file from a backup.`,
    atMost: 'hint',
  };
}

function* checkVersion(machine: VirtualMachine, tree: VmcTree, root: XmlElement): Generator<Finding> {
  const [version, second] = childrenNamed(root, 'version');
  if (!version || second || version.children.length > 0) return;
  const written = leafText(version);
  if (written === VERSION || written === '' || isTemplate(written)) return;
  yield {
    span: textSpan(tree, version),
    subject: 'version',
    what: say`The file says that its format has the version ${written}, not ${VERSION}.`,
    why: say`Every known release of Virtual PC and Virtual Server writes ${VERSION}, so one that finds another version may refuse the file.`,
    how: say`Set the version to ${VERSION}.`,
    // What a product does with another version is not documented.
    atMost: 'warning',
    fixes: [textFix(machine, say`Set the version to ${VERSION}`, 'unsafe', setLeafText(version, VERSION))],
  };
}
