import assert from 'node:assert/strict';
import { inlayHints } from '../../server/src/features/hints/inlayHints.js';
import { machineDocument } from '../../server/src/features/machineDocument.js';
import { NO_EDITOR_SETTINGS, type ShownHints } from '../../server/src/features/settings.js';
import { translatedBy, type Language } from '../../server/src/l10n/language.js';
import { editorSession, fileUri } from './editorSession.js';

interface Options {
  readonly hints?: Partial<ShownHints>;
  readonly language?: Language;
}

/** The file's text as an editor shows it, with the hints between ‹ and ›. */
async function shown(
  name: string,
  files: Readonly<Record<string, string>>,
  { hints = {}, language }: Options = {},
): Promise<string> {
  const session = await editorSession(files, {
    settings: { hints: { ...NO_EDITOR_SETTINGS.hints, ...hints } },
    ...(language ? { language } : {}),
  });
  const document = await machineDocument(session, fileUri(name));
  assert.ok(document);
  let { text } = document;
  const found = inlayHints(document).map(({ position, label }) => ({
    offset: document.places.offset(position),
    label,
  }));
  for (const { offset, label } of found.sort((a, b) => b.offset - a.offset))
    text = `${text.slice(0, offset)} ‹${label as string}›${text.slice(offset)}`;
  return text;
}

const alone = (text: string, options?: Options): Promise<string> =>
  shown('node.vmx', { 'node.vmx': text }, options);

const node = (file = '/vms/shared/quorum.vmdk'): string =>
  `scsi1.present = "TRUE"\nscsi1.sharedBus = "virtual"\nscsi1:0.present = "TRUE"\nscsi1:0.fileName = "${file}"\n`;

describe('Inlay hints: memory', () => {
  it('large memory is told in GiB', async () => {
    assert.equal(await alone('memsize = "4096"\n'), 'memsize = "4096" ‹4 GiB›\n');
    assert.equal(await alone('memsize = "1536"'), 'memsize = "1536" ‹1.5 GiB›');
    assert.equal(await alone('memsize = 1024 # one'), 'memsize = 1024 ‹1 GiB› # one');
  });

  it('where two decimals do not tell all, that is said', async () => {
    assert.equal(await alone('memsize = "3000"'), 'memsize = "3000" ‹≈ 2.93 GiB›');
  });

  it('small memory, no number and a setting written twice get no hint', async () => {
    for (const text of ['memsize = "1020"', 'memsize = "much"', 'memsize = "2048"\nmemsize = "4096"'])
      assert.equal(await alone(text), text);
  });

  it('languages part decimals in their own way', async () => {
    const language = translatedBy({ '{0}.{1} {2}': '{0},{1} {2}' });
    assert.equal(await alone('memsize = "1536"', { language }), 'memsize = "1536" ‹1,5 GiB›');
  });
});

describe('Inlay hints: guest', () => {
  it('the id of a guest gets its name', async () => {
    assert.match(
      await alone('guestOS = "winNetEnterprise"'),
      /^guestOS = "winNetEnterprise" ‹.*2003.*Enterprise.*›$/,
    );
  });

  it('an unknown id gets none', async () => {
    assert.equal(await alone('guestOS = "beos"'), 'guestOS = "beos"');
  });
});

describe('Inlay hints: shared disks', () => {
  it('the other nodes are named, with the folder where it is another one', async () => {
    const files = { 'a/node1.vmx': node(), 'b/node2.vmx': node(), 'a/node3.vmx': node() };
    assert.match(
      await shown('a/node1.vmx', files),
      /fileName = "\/vms\/shared\/quorum\.vmdk" ‹shared with node3\.vmx and b\/node2\.vmx›\n/,
    );
  });

  it('many nodes are counted', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}.vmx`);
    const files = Object.fromEntries(names.map((name) => [name, node()]));
    assert.match(await shown('a.vmx', files), /‹shared with b\.vmx, c\.vmx and 3 others›/);
  });

  it('a disk that only one machine names gets no hint', async () => {
    assert.equal(await alone(node()), node());
  });

  it('a disk that a copy of an ordinary machine names is not shared', async () => {
    const text = 'ide0:0.present = "TRUE"\nide0:0.fileName = "/vms/one.vmdk"\n';
    assert.match(
      await shown('one.vmx', { 'one.vmx': text, 'copy.vmx': text }),
      /"\/vms\/one\.vmdk" ‹also named in copy\.vmx›\n/,
    );
  });

  it('a drive that is switched off is not looked at', async () => {
    const text = 'ide0:0.present = "FALSE"\nide0:0.fileName = "/vms/one.vmdk"\n';
    assert.equal(await shown('one.vmx', { 'one.vmx': text, 'copy.vmx': text }), text);
  });

  it('the tooltip tells where each of the others has the disk', async () => {
    const other = node().replaceAll('scsi1:0', 'scsi1:3');
    const session = await editorSession({ 'a.vmx': node(), 'b.vmx': other });
    const document = await machineDocument(session, fileUri('a.vmx'));
    assert.ok(document);
    assert.deepEqual(
      inlayHints(document).map(({ tooltip }) => tooltip),
      ['b.vmx has this disk at scsi1:3.'],
    );
  });
});

describe('Inlay hints: .vmc and settings', () => {
  const vmc = (
    slot: number,
  ): string => `<preferences><hardware><memory><ram_size type="integer">2048</ram_size></memory>
<pci_bus><scsi_adapter><scsi_controller id="0"><shared type="boolean">true</shared>
<location id="${slot}"><drive_type type="integer">1</drive_type><pathname>
<absolute type="string">C:\\q\\quorum.vhd</absolute>
</pathname></location></scsi_controller></scsi_adapter></pci_bus></hardware></preferences>`;

  it('stand behind the end tag of an element', async () => {
    const text = await shown('a.vmc', { 'a.vmc': vmc(0), 'b.vmc': vmc(0) });
    assert.match(text, /<ram_size type="integer">2048<\/ram_size> ‹2 GiB›<\/memory>/);
    assert.match(text, /quorum\.vhd<\/absolute> ‹shared with b\.vmc›\n/);
  });

  it('each kind has its switch', async () => {
    const text = `memsize = "4096"\nguestOS = "winNetEnterprise"\n${node()}`;
    const files = { 'a.vmx': text, 'b.vmx': text };
    const labels = async (hints: Partial<ShownHints>): Promise<number> =>
      [...(await shown('a.vmx', files, { hints })).matchAll(/‹/g)].length;
    assert.equal(await labels({}), 3);
    assert.equal(await labels({ memory: false }), 2);
    assert.equal(await labels({ guestName: false }), 2);
    assert.equal(await labels({ sharedWith: false }), 2);
    assert.equal(await labels({ memory: false, guestName: false, sharedWith: false }), 0);
  });

  it('a byte order mark moves nothing', async () => {
    const session = await editorSession({ 'a.vmx': '\uFEFFmemsize = "4096"\n' });
    const document = await machineDocument(session, fileUri('a.vmx'));
    assert.ok(document);
    assert.deepEqual(
      inlayHints(document).map(({ position }) => position),
      [{ line: 0, character: 'memsize = "4096"'.length }],
    );
  });
});
