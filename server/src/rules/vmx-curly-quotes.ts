import { quotableValue } from '../knowledge/secrets.js';
import { isTemplate } from '../machine/template.js';
import { hasTypographicQuotes, typographicValue } from './terms/typographicQuotes.js';
import { say } from '../l10n/phrase.js';
import { machineRule, textFix } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { shortened } from './terms/shortened.js';
import { vmxTree } from './terms/vmxFile.js';

export default machineRule({
  id: 'vmx-curly-quotes',
  summary: 'A value stands in typographic quotes.',
  formats: ['vmx'],
  severity: everywhere('error'),
  fix: 'safe',
  // The quotes are the mistake, and what they make of the line is its consequence.
  supersedes: ['vmx-syntax', 'vmx-two-entries-on-one-line', 'vmx-unquoted-value'],
  since: '0.1.0',
  sources: [
    source('dict', 'lib/dict/dictll.c: only the ASCII quote is one'),
    source('publicRecipes', 'Tyleraltight/SafeExamBrowser_bypass issue 1'),
  ],

  *check({ machine }) {
    const tree = vmxTree(machine);
    if (!hasTypographicQuotes(tree.text)) return;
    for (const line of [...tree.entries, ...tree.malformed]) {
      const found = typographicValue(tree.text, line);
      if (!found) continue;
      const text = tree.text.slice(line.span.start, line.span.end);
      if (isTemplate(text)) continue;
      const key = text.slice(0, text.indexOf('=')).trim();
      yield {
        span: found.span,
        subject: `quotes of ${key.toLowerCase()}`,
        what: say`The value of ${key} stands in typographic quotes: ${quotableValue(key, shortened(tree.text.slice(found.span.start, found.span.end)))}.`,
        why: say`VMware knows only the straight quote ". It takes the others for a part of the value, or calls the file corrupt when a blank follows.`,
        how: say`Write straight quotes. Text copied from a web page or a word processor brings the typographic ones along.`,
        fixes: [
          textFix(machine, say`Write straight quotes`, 'safe', [{ span: found.span, newText: found.ascii }]),
        ],
      };
    }
  },
});
