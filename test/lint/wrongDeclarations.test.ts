import assert from 'node:assert/strict';
import { lintFiles, lintVmx } from '../lintFiles.js';

const NAME = 'displayName = "a"\n';

/** What is said of declarations, as `words: message`. */
async function said(text: string): Promise<string[]> {
  const findings = (await lintVmx(text)).filter(({ ruleId }) => ruleId === 'declaration');
  assert.ok(findings.every(({ severity }) => severity === 'warning'));
  return findings.map(({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`);
}
const NO_EFFECT = 'This part of the comment has no effect until it is corrected.';

describe('A declaration that nobody understands', () => {
  it('is told where the word is misspelled', async () => {
    assert.deepEqual(await said(`# vmxlint product=esx33 cluster=across-box\n${NAME}`), [
      `esx33: "esx33" is no product. Did you mean "esx3"? ${NO_EFFECT}`,
      `across-box: "across-box" is no kind. Did you mean "across-boxes"? ${NO_EFFECT}`,
    ]);
    assert.deepEqual(await said(`# vmxlint cluster=metro\n${NAME}`), [
      `metro: "metro" is no kind. It can be in-a-box, across-boxes, physical-to-virtual. ${NO_EFFECT}`,
    ]);
  });

  it('is told where two contradict each other', async () => {
    assert.deepEqual(
      await said(
        `# vmxlint product=esx3 cluster=in-a-box\n# vmxlint product=gsx3 cluster=across-boxes\n${NAME}`,
      ),
      [
        `gsx3: The comments name two products, and neither counts. ${NO_EFFECT}`,
        `across-boxes: The comments name two kinds of cluster, and neither counts. ${NO_EFFECT}`,
      ],
    );
  });

  it('is told where the name is misspelled', async () => {
    assert.deepEqual(await said(`# vmxlint Product=esx3 clusters=in-a-box\n${NAME}`), [
      `Product: "Product" is nothing that can be declared. Did you mean "product"? ${NO_EFFECT}`,
      `clusters: "clusters" is nothing that can be declared. Did you mean "cluster"? ${NO_EFFECT}`,
    ]);
  });

  it('is told where it is written otherwise', async () => {
    const why =
      'This comment declares nothing, because it is not written like "vmxlint product=esx3 cluster=in-a-box", in small letters and with blanks only between the words.';
    for (const words of [
      'vmxlint product = esx3',
      'vmxlint: product=esx3',
      'vmxlint cluster: in-a-box',
      'VMXLINT PRODUCT=esx3',
    ])
      assert.deepEqual(await said(`# ${words} \n${NAME}`), [`${words}: ${why} ${NO_EFFECT}`]);
  });

  it('is told in a .vmc', async () => {
    const text = '<!-- vmxlint product=vs2006 --><preferences/>';
    const findings = (await lintFiles({ 'a.vmc': text })).get('a.vmc') ?? [];
    const one = findings.find(({ ruleId }) => ruleId === 'declaration');
    assert.match(one?.message ?? '', /^"vs2006" is no product\. Did you mean "vs2005"\?/);
  });

  it('is none where every word is known, or far from a declaration', async () => {
    assert.deepEqual(await said(`# vmxlint product=esx3 cluster=in-a-box ticket=42\n${NAME}`), []);
    assert.deepEqual(await said(`# vmxlint product detection: none\n${NAME}`), []);
    assert.deepEqual(await said(`# product=esx33, says vmxlint cluster=nowhere\n${NAME}`), []);
  });
});
