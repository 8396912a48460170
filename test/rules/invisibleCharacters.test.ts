import assert from 'node:assert/strict';
import { lintFiles, lintVmx } from '../lintFiles.js';
import { bus, node } from './nodeFiles.js';
import { findings, fixed, marked } from './ruleLines.js';

const RULE = 'vmx-invisible-character';
/** No-break space, ideographic space, space of width zero, and the first as windows-1252 reads its two bytes of UTF-8. */
const [NBSP, WIDE, ZERO, READ_WRONG] = ['\u00A0', '\u3000', '\u200B', '\u00C2\u00A0'];

describe(RULE, () => {
  for (const [line, mark, after] of [
    [`memsize${NBSP}= "4"`, `memsize${NBSP}`, 'memsize = "4"'],
    [`memsize ${WIDE}= "4"`, `memsize ${WIDE}`, 'memsize = "4"'],
    [`${NBSP} ${NBSP}memsize = "4"`, `${NBSP} ${NBSP}memsize `, 'memsize = "4"'],
    [`mem${ZERO}size="4"`, `mem${ZERO}size`, 'memsize="4"'],
    [`memsize${READ_WRONG}= "4"`, `memsize${READ_WRONG}`, 'memsize = "4"'],
    [`memsize =${NBSP}"4"`, `${NBSP}"4"`, 'memsize = "4"'],
    [`memsize =${NBSP}4`, `${NBSP}4`, 'memsize = 4'],
    [`scsi0:0.fileName = ${NBSP}"a b.vmdk"`, `${NBSP}"a b.vmdk"`, 'scsi0:0.fileName = "a b.vmdk"'],
    [`memsize = "4"${NBSP}`, `"4"${NBSP}`, 'memsize = "4"'],
    [`memsize = "4"${READ_WRONG} # MB`, `"4"${READ_WRONG} # MB`, 'memsize = "4" # MB'],
    [`memsize = 4 ${NBSP}`, `4 ${NBSP}`, 'memsize = 4'],
    [`memsize = 4${NBSP}# MB`, `4${NBSP}# MB`, 'memsize = 4 # MB'],
    [`memsize${NBSP}= "4" MB`, `memsize${NBSP}`, 'memsize = "4" MB'],
    [`${NBSP}memsize${NBSP}=${NBSP}"4"${NBSP}`, `${NBSP}memsize${NBSP}`, 'memsize = "4"'],
  ] as const)
    it(`reports and repairs ${JSON.stringify(line)}`, async () => {
      const [found] = await findings(RULE, line);
      assert.ok(found);
      const [shown] = await marked(RULE, line);
      assert.equal(shown?.replace(/^\w+ /, ''), mark);
      assert.equal(await fixed(RULE, line), after);
    });

  it('reports what stands at the ends of a word, a number or a file, and nothing inside of free text', async () => {
    for (const [line, expected] of [
      [`memsize = "4${NBSP}"`, [`warning "4${NBSP}"`]],
      [`scsi1.sharedBus = "${NBSP}virtual"`, [`warning "${NBSP}virtual"`]],
      [`scsi1:0.fileName = "q.vmdk${ZERO}"`, [`warning "q.vmdk${ZERO}"`]],
      [`scsi1:0.fileName = "my${NBSP}q.vmdk"`, []],
      [`scsi1:0.fileName = "${NBSP}"`, []],
      [`displayName = "a${NBSP}"`, []],
      [`annotation = a${NBSP}`, []],
      [`annotation =${NBSP}a`, []],
      [`annotation =${NBSP}"a"`, [`error ${NBSP}"a"`]],
      [`somebody.else = "a${NBSP}"`, []],
      [`memsize = "4" #${NBSP}MB`, []],
      [`#${NBSP}memsize = "4"`, []],
      [`;${NBSP}memsize = "4"`, []],
      [`{{${NBSP}memory }} = "4"`, []],
      [`two${NBSP}words here = "4"`, []],
      [`no equals${NBSP}sign`, []],
      [`=${NBSP}"4"`, []],
      [`memsize = "4`, []],
      [`memsize =${NBSP}"4`, [`error ${NBSP}"4`]],
    ] as const)
      assert.deepEqual(await marked(RULE, line), expected, JSON.stringify(line));
  });

  it('reports a line that only looks empty, and empties it', async () => {
    assert.deepEqual(await marked(RULE, `a = "1"\n ${NBSP}\nb = "2"`), [`error  ${NBSP}`]);
    assert.equal(await fixed(RULE, `a = "1"\n ${NBSP}\nb = "2"`), 'a = "1"\n\nb = "2"');
  });

  it('offers no repair where the setting stands in another line too', async () => {
    assert.equal(await fixed(RULE, `memsize = "8"\nmemsize${NBSP}= "4"`), undefined);
    assert.equal(await fixed(RULE, `${NBSP}memsize = "8"\nmemsize${NBSP}= "4"`), undefined);
    const [found] = await findings(RULE, `memsize = "8"\nmemsize${NBSP}= "4"`);
    assert.match(found?.message ?? '', /only memsize counts\. Delete this line/);
  });

  it('offers no repair that would bring a mistake to light: VMware reads the line as it is', async () => {
    for (const value of ['"4":', '"4', '"4"MB']) {
      assert.equal((await findings(RULE, `memsize =${NBSP}${value}`)).length, 1, value);
      assert.equal(await fixed(RULE, `memsize =${NBSP}${value}`), undefined, value);
    }
    assert.equal(await fixed(RULE, `memsize =${NBSP}"4" MB`), 'memsize = "4" MB');
  });

  it('is silent in a file of another program', async () => {
    assert.deepEqual(
      (await lintVmx(`${NBSP}\nno${NBSP}setting\n`)).filter(({ ruleId }) => ruleId === RULE),
      [],
    );
  });

  it('is all that is said of a setting that everybody sees', async () => {
    const lines = [
      '# vmxlint product=workstation',
      bus('virtual'),
      'scsi1:0.mode = "independent-persistent"',
      'diskLib.dataCacheMaxSize = "0"',
      `disk.locking${NBSP}= "FALSE"`,
    ];
    const found = await lintFiles({ 'a.vmx': node('a', ...lines), 'b.vmx': node('b', ...lines) });
    for (const [file, findingsOfOne] of found) {
      assert.deepEqual(
        findingsOfOne
          .filter(({ severity, ruleId }) => severity === 'error' && ruleId !== 'vmx-required-key')
          .map(({ ruleId }) => ruleId),
        [RULE],
        file,
      );
    }
  });

  it('is all that is said of a switch or a needed setting that everybody sees', async () => {
    const machine = [
      'config.version = "8"',
      'virtualHW.version = "7"',
      'guestOS = "winNetEnterprise"',
      'displayName = "a"',
      'scsi1.present = "TRUE"',
      'scsi1:0.present = "TRUE"',
      'scsi1:0.fileName = "a.vmdk"',
      'ethernet0.present = "TRUE"',
      'ethernet0.connectionType = "bridged"',
    ];
    for (const key of [
      'config.version',
      'virtualHW.version',
      'guestOS',
      'scsi1.present',
      'scsi1:0.present',
    ]) {
      for (const [from, to] of [
        [/ = "/, `${NBSP}= "`],
        [/= "/, `=${NBSP}"`],
        [/"$/, `"${NBSP}`],
      ] as const) {
        const text = machine.map((line) => (line.startsWith(`${key} `) ? line.replace(from, to) : line));
        assert.deepEqual(
          (await lintVmx(text.join('\n'))).map(({ ruleId }) => ruleId),
          [RULE],
          `${key} ${to}`,
        );
      }
    }
  });

  it('is all that is said of a number, a guest or a file with such a character at its end', async () => {
    for (const line of [
      `memsize = "1024${NBSP}"`,
      `guestOS = "winNetEnterprise${READ_WRONG}"`,
      `scsi0:0.present = "TRUE"\nscsi0:0.fileName = "a.vmdk${ZERO}"\nscsi0.present = "TRUE"`,
    ]) {
      const found = (await lintVmx(`config.version = "8"\n${line}\n`)).map(({ ruleId }) => ruleId);
      assert.deepEqual(found, [RULE], line);
    }
  });
});
