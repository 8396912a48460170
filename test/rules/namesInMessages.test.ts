// Several names in one sentence: "and" where all of them are meant, "or" where it is one of them.
import assert from 'node:assert/strict';
import { lintFiles, type Files } from '../lintFiles.js';
import { bus, node } from './nodeFiles.js';

async function says(rule: string, files: Files): Promise<string> {
  const all = [...(await lintFiles(files)).values()].flat();
  return (all.find(({ ruleId }) => ruleId === rule) ?? assert.fail(`no finding of ${rule}`)).message;
}

describe('A message with several names', () => {
  it('says that the product is one of those that fit', async () => {
    const file = node(
      'a',
      'ethernet0.connectionType = "nat"',
      bus('none'),
      'scsi1:0.sharing = "multi-writer"',
    );
    assert.match(
      await says('cluster-multi-writer-on-hosted', { 'a.vmx': file }),
      / and the product is GSX Server 3, VMware Server 1, VMware Server 2 or Workstation, Player or Fusion\./,
    );
  });

  it('asks for one of the types, not for all', async () => {
    const file = '<preferences><own><note type="colour">x</note></own></preferences>';
    assert.match(
      await says('vmc-type-attribute', { 'a.vmc': file }),
      / Use string, integer, boolean, bytes or float\.$/,
    );
  });

  it('names unknown rules of a comment one by one', async () => {
    const file = node('a', '# vmxlint-disable-next-line no-rule, none-either', 'annotation = "x"');
    assert.match(
      await says('unused-suppression', { 'a.vmx': file }),
      /^There is no rule no-rule or none-either, so this comment accepts nothing\./,
    );
  });
});
