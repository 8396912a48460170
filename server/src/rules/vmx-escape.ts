import { isTemplate } from '../machine/template.js';
import { isPrivateKey } from '../machine/vmx/privateKey.js';
import { say } from '../l10n/phrase.js';
import { machineRule, textFix } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';

const LONE_PIPE = /\|(?![\da-f]{2})/gi;

export default machineRule({
  id: 'vmx-escape',
  summary: 'A pipe in a value is not followed by two hexadecimal digits.',
  formats: ['vmx'],
  severity: everywhere('warning'),
  fix: 'safe',
  since: '0.1.0',
  sources: [source('dict', 'lib/misc/escape.c'), source('libvirt', 'src/vmx/vmx.c')],

  *check({ machine }) {
    if (machine.source.format !== 'vmx' || machine.encrypted) return;
    const { tree } = machine.source;
    if (!tree.text.includes('|')) return;
    for (const { key, valueSpan } of tree.entries) {
      const raw = tree.text.slice(valueSpan.start, valueSpan.end);
      if (!raw.includes('|') || isTemplate(raw) || isPrivateKey(key)) continue;
      const places = [...raw.matchAll(LONE_PIPE)].map(({ index }) => valueSpan.start + index);
      const [first] = places;
      if (first === undefined) continue;
      yield {
        span: { start: first, end: first + 1 },
        subject: `escapes of ${key.toLowerCase()}`,
        what: say`The value of ${key} has a | that is not followed by two hexadecimal digits.`,
        why: say`| begins the code of a character, as in |22 for a quote. VMware keeps this one as it is; libvirt refuses the whole file.`,
        how: say`Write a | that is meant as such as |7C.`,
        fixes: [
          textFix(
            machine,
            say`Write |7C`,
            'safe',
            places.map((at) => ({ span: { start: at, end: at + 1 }, newText: '|7C' })),
          ),
        ],
      };
    }
  },
});
