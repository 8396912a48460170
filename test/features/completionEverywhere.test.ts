import assert from 'node:assert/strict';
import { completionAt } from '../../server/src/features/completion/completion.js';
import { parse } from '../../server/src/syntax/vmx/parse.js';
import { accepted, offeredIn } from './acceptCompletion.js';
import { cursorIn } from './editorSession.js';

const CLIENTS = [{}, { capabilities: {} }, { own: ['showRule'] }];

/** Half-written files of all kinds. */
const PLACES = [
  '$0',
  'scsi$0',
  'scsi0:$0\nmemsize = "4"',
  'memsize=4\n$0\n',
  'memsize = "4"\n  $0  # note\n',
  'scsi0:0.$0 # note',
  'scsi0.sharedBus = "$0"',
  'scsi0.virtualDev = $0',
  'guestOS = "win$0',
  'guestOS =$0"other"',
  'guestOS =$0 other # note',
  'ethernet0.$0',
  'ide1:0.fileName = "my$0 disk.vmdk',
  'ethernet0.address = "00:50$0:56"',
];

describe('completion everywhere', () => {
  it('leaves well-formed lines, whatever is taken', async () => {
    for (const text of PLACES)
      for (const client of CLIENTS) {
        const found = await offeredIn(text, client);
        assert.ok(found.items.length > 0, text);
        for (const item of found.items) {
          const after = accepted(found, item, 'replace');
          assert.deepEqual(parse(after).errors, [], `${item.label} at ${text} gives ${after}`);
        }
      }
  });

  it('says something or nothing at every place of any text, and never fails', async () => {
    const text =
      '\uFEFF.encoding = "x"\r\n = "\n"a" = b\nscsi0:0.fileName = "a\n{{x}}=${y}\n\0a=b\r#c\nscsi0 = # d = "';
    const { document } = await cursorIn({ 'node1.vmx': `${text}$0` });
    for (let offset = 0; offset <= text.length; offset++) await completionAt(document, offset);
  });

  it('answers a typed character only where it begins something', async () => {
    const asked = async (text: string, trigger: string): Promise<boolean> => {
      const { document, offset } = await cursorIn({ 'node1.vmx': text });
      return (await completionAt(document, offset, trigger)) !== undefined;
    };
    assert.equal(await asked('scsi0.$0', '.'), true);
    assert.equal(await asked('scsi0:$0', ':'), true);
    assert.equal(await asked('memsize =$0', '='), true);
    assert.equal(await asked('memsize = $0', ' '), true);
    assert.equal(await asked('memsize = "$0"', '"'), true);
    assert.equal(await asked('displayName = "my $0"', ' '), false);
    assert.equal(await asked('nvram = "a.$0"', '.'), false);
    assert.equal(await asked('  $0', ' '), false);
    assert.equal(await asked('memsize <$0', '<'), false);
  });
});
