// What is found does not depend on what a product changes when it writes a file anew, nor on what lies beside it.
import assert from 'node:assert/strict';
import { ALL_RULES } from '../../server/src/rules/allRules.js';
import { lintFiles, type Files } from '../lintFiles.js';
import { readRulePage } from './rulePage.js';

const PAGES = new URL('../../docs/rules/', import.meta.url);

const examples = ALL_RULES.flatMap(({ id }) =>
  ['Wrong', 'Right', 'Not reported'].flatMap((heading) =>
    readRulePage(new URL(`${id}.md`, PAGES))
      .examples(heading)
      .map(({ files }, index) => ({ name: `${id}, ${heading} ${index + 1}`, files })),
  ),
);

const OTHER = 'other/other.vmx';
const OTHER_MACHINE = [
  '.encoding = "UTF-8"',
  'config.version = "8"',
  'virtualHW.version = "10"',
  'displayName = "other"',
  'guestOS = "ubuntu-64"',
  'scsi0.present = "TRUE"',
  'scsi0:0.present = "TRUE"',
  'scsi0:0.fileName = "other.vmdk"',
  '',
].join('\n');

const WAYS: Readonly<Record<string, (files: Files) => Files>> = {
  'with keys in capital letters': everyVmx((text) =>
    text.replaceAll(/^[^\s=#"]+(?=[ \t]*=)/gm, (key) => key.toUpperCase()),
  ),
  'with its lines the other way round': everyVmx(reversed),
  'among files in another order': (files) => Object.fromEntries(Object.entries(files).reverse()),
  'beside a machine that has nothing to do with it': (files) => ({ ...files, [OTHER]: OTHER_MACHINE }),
};

for (const [how, written] of Object.entries(WAYS)) {
  describe(`The same is found in a file ${how}`, () => {
    for (const { name, files } of examples) {
      it(name, async () => {
        assert.deepEqual(await found(written(files)), await found(files));
      });
    }
  });
}

function everyVmx(write: (text: string) => string): (files: Files) => Files {
  return (files) =>
    Object.fromEntries(
      Object.entries(files).map(([file, content]) => [
        file,
        file.endsWith('.vmx') && typeof content === 'string' ? write(content) : content,
      ]),
    );
}

const SETTING = /^[^\s=#"]+[ \t]*=[ \t]*"[^"]*"[ \t]*$/;
/** They stand on top: a directive and an encoding count for what follows, a comment for the line below it. */
const ON_TOP = /^(?:# vmxlint (?:product|cluster)=|\.encoding\b)/;

/** Only where the order says nothing: no key stands twice, and there are no lines but settings. */
function reversed(text: string): string {
  const lines = text.split('\n').filter((line) => line !== '');
  const top = lines.filter((line) => ON_TOP.test(line));
  const settings = lines.filter((line) => !ON_TOP.test(line));
  const keys = new Set(settings.map((line) => line.split('=')[0]?.trim().toLowerCase()));
  if (!settings.every((line) => SETTING.test(line)) || keys.size < settings.length) return text;
  return [...top, ...settings.reverse(), ''].join('\n');
}

/** Of two devices with one file the second one in the text is told of. */
const BY_ORDER = new Set(['vmx-same-backing-twice']);

async function found(files: Files): Promise<readonly string[]> {
  const findings = await lintFiles(files);
  return [...findings]
    .filter(([file]) => file !== OTHER)
    .flatMap(([file, ofFile]) =>
      ofFile
        .filter(({ ruleId }) => !BY_ORDER.has(ruleId))
        .map(({ ruleId, severity, subject }) => `${file} ${severity} ${ruleId} ${subject.toLowerCase()}`),
    )
    .sort();
}
