import { isSecretKey, quotableValue } from '../knowledge/secrets.js';
import { findKey } from '../knowledge/vmxKeys.js';
import { isTemplate } from '../machine/template.js';
import { valueSpan } from '../machine/vmx/settings.js';
import { presentDisks, slotName, type VirtualMachine } from '../machine/virtualMachine.js';
import type { Span } from '../syntax/text.js';
import type { VmxEntry, VmxTree } from '../syntax/vmx/tree.js';
import { isPrivateKey } from '../machine/vmx/privateKey.js';
import { say, type Phrase } from '../l10n/phrase.js';
import { machineRule, textFix, type Fix, type RuleContext } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { shortened } from './terms/shortened.js';
import { vmxTree } from './terms/vmxFile.js';

export default machineRule({
  id: 'vmx-duplicate-key',
  summary: 'One setting is written twice.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'unsafe',
  since: '0.1.0',
  sources: [
    source('publicRecipes', 'Tyleraltight/SafeExamBrowser_bypass issue 1: VMware refuses the file'),
    source(
      'publicRecipes',
      'hashicorp/vagrant issue 2597, cloudfoundry-attic/bosh-lite issue 61: so too with the same value twice',
    ),
    source('libvirt', 'src/util/virconf.c: the first one counts'),
    source('packer', 'builder/vmware/common/vmx.go: the last one counts'),
  ],

  *check(context) {
    const { machine } = context;
    const tree = vmxTree(machine);
    // Between {% if %} and {% else %} a key may stand in both branches and is written once in the end.
    if (tree.malformed.some(({ span }) => isTemplate(tree.text.slice(span.start, span.end)))) return;
    for (const places of tree.repeated()) {
      const [, second] = places;
      if (isPrivateKey(second.key)) continue;
      const key = second.key.toLowerCase();
      const kept = lastOfEachMeaning(places);
      const values = kept.map(({ value }) => value);
      const isSame = values.length === 1;
      yield {
        span: second.keySpan,
        subject: key,
        what: whatIsWritten(second, places.length, values),
        why: isSame
          ? say`VMware calls such a file corrupt and does not start the machine, as administrators report, though the values are the same.`
          : say`Nobody can say which value counts: VMware refuses such a file, as administrators report; other programs take the first one or the last one.`,
        how: isSame
          ? say`Keep one of the lines.`
          : say`Decide which value is right, and delete the other lines.`,
        ...(isSame || values.some(isTemplate) ? { atMost: 'warning' as const } : {}),
        related: places
          .filter((place) => place !== second)
          .map((place) => ({
            uri: machine.uri,
            span: place.keySpan,
            message: say`${place.key} stands here too, with the value "${quotableValue(place.key, shortened(place.value))}".`,
          })),
        fixes:
          !isSame && namesDiskFile(machine, key)
            ? []
            : likelyFirst(context, kept).map((entry) => keepOne(machine, tree, places, entry)),
      };
    }
  },
});

/** For each value that differs in meaning the last line that has it; the values in the order of the file. */
function lastOfEachMeaning(places: readonly VmxEntry[]): readonly VmxEntry[] {
  return [...new Map(places.map((place) => [meaning(place), place])).values()];
}

/** The products ignore the letter case of switches and of words from a list, and that of hexadecimal digits says nothing. */
function meaning({ key, value }: VmxEntry): string {
  const text = value.trim();
  const isSameInAnyCase =
    /^(?:true|false)$/i.test(text) || ['enum', 'mac', 'uuid'].includes(findKey(key)?.type ?? '');
  return isSameInAnyCase ? text.toLowerCase() : text;
}

/**
 * True for the file of a hard disk. Which of two files is the right one no repair may choose: the wrong one tears a
 * cluster apart or starts an old system, and with one line left nothing tells of it any more.
 */
function namesDiskFile(machine: VirtualMachine, key: string): boolean {
  return presentDisks(machine).some(({ slot }) => key === `${slotName(slot)}.filename`);
}

function whatIsWritten({ key, value: own }: VmxEntry, count: number, values: readonly string[]): Phrase {
  if (values.length === 1)
    return say`${key} is written ${count} times, always with the value "${quotableValue(key, shortened(own))}".`;
  const shown = values.map((value) => `"${quotableValue(key, shortened(value))}"`).join(', ');
  return say`${key} is written ${count} times, with different values: ${shown}.`;
}

/**
 * What stands further down was written later, as a rule. Of the values of a switch or a mode the one that the machines have
 * with which this one shares a disk comes before: with locking on or a bus that is not shared the repair would bring the
 * next mistake. What names something, such as displayName, every machine has for itself.
 */
function likelyFirst(context: RuleContext, kept: readonly VmxEntry[]): readonly VmxEntry[] {
  const theirs = new Set(
    kept.flatMap(({ key }) => {
      const type = findKey(key)?.type;
      return type === 'bool' || type === 'enum' ? valuesOfSharers(context, key) : [];
    }),
  );
  const isTheirs = (entry: VmxEntry): boolean => theirs.has(meaning(entry));
  const latestFirst = kept.toReversed();
  return [...latestFirst.filter(isTheirs), ...latestFirst.filter((entry) => !isTheirs(entry))];
}

function valuesOfSharers(context: RuleContext, key: string): readonly string[] {
  return presentDisks(context.machine)
    .flatMap((disk) => context.sharersOf(disk))
    .map(({ facts }) => vmxTree(facts.machine).only(key))
    .flatMap((entry) => (entry ? [meaning(entry)] : []));
}

function keepOne(machine: VirtualMachine, tree: VmxTree, places: readonly VmxEntry[], kept: VmxEntry): Fix {
  const shown = tree.text.slice(valueSpan(kept).start, valueSpan(kept).end);
  const edits = places
    .filter((place) => place !== kept)
    .map(({ span }) => ({ span: withLineEnd(tree.text, span), newText: '' }));
  // Two long values may differ behind what is shown of them.
  const title =
    isSecretKey(kept.key) || shortened(shown) !== shown
      ? say`Keep ${kept.key} of line ${tree.lines.indexOf(kept) + 1}`
      : say`Keep ${kept.key} = ${shown}`;
  return textFix(machine, title, 'unsafe', edits);
}

/** A line together with its line end. */
function withLineEnd(text: string, { start, end }: Span): Span {
  const lineEnd = /^(?:\r\n|\n|\r)/.exec(text.slice(end, end + 2))?.[0] ?? '';
  return { start, end: end + lineEnd.length };
}
