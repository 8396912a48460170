import { lineEndOf } from '../syntax/text.js';
import { quotablePart } from '../knowledge/secrets.js';
import { inWords, say } from '../l10n/phrase.js';
import { machineRule, textFix } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { settingsOnOneLine } from './terms/settingsOnOneLine.js';
import { vmxTree } from './terms/vmxFile.js';

export default machineRule({
  id: 'vmx-two-entries-on-one-line',
  summary: 'Two settings stand on one line.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'safe',
  // It knows where the line is to be split.
  supersedes: ['vmx-syntax'],
  since: '0.1.0',
  sources: [
    source('dict', 'lib/dict/dictll.c'),
    source('book', 'A.2.3, web edition: both GSX settings printed on one line'),
    source('publicRecipes', 'OSInside/kiwi issue 130'),
  ],

  *check({ machine }) {
    const tree = vmxTree(machine);
    for (const line of tree.malformed) {
      const entries = settingsOnOneLine(tree.text, line);
      if (!entries) continue;
      const text = tree.text.slice(line.span.start, line.span.end);
      const lines = entries.map(
        ({ key, valueSpan }) => `${key} = "${quotable(tree.text.slice(valueSpan.start, valueSpan.end))}"`,
      );
      const comment = entries.at(-1)?.comment;
      const kept = comment ? ` ${tree.text.slice(comment.start, comment.end)}` : '';
      yield {
        span: line.where,
        subject: `line ${quotablePart(text, text.trim())}`,
        what: say`${inWords(entries.map(({ key }) => key))} stand on one line.`,
        why: say`VMware reads one setting a line: it drops this line as a whole, so that none of them counts, or refuses the file.`,
        how: say`Give each setting a line of its own, with its value in quotes.`,
        fixes: [
          textFix(machine, say`Split into ${lines.length} lines`, 'safe', [
            { span: line.span, newText: lines.join(lineEndOf(tree.text)) + kept },
          ]),
        ],
      };
    }
  },
});

/** A value as it may stand between quotes: an unquoted one may hold a quote itself. */
function quotable(value: string): string {
  return value.replaceAll('"', '|22');
}
