import assert from 'node:assert/strict';
import { productsPhrase } from '../../server/src/features/hover/productNames.js';
import { vmxKeys } from '../../server/src/knowledge/vmxKeys.js';
import { translatedBy } from '../../server/src/l10n/language.js';
import { say } from '../../server/src/l10n/phrase.js';
import { hoveredText, hoverLines, hoverText } from './hoverText.js';

/** Of a machine with one line, the mark in it. */
const over = (line: string): Promise<readonly string[]> => hoverLines({ 'a.vmx': `${line}\n` });
/** The first lines of a hover, which say what it is and what it means. */
const meaning = async (line: string, count = 2): Promise<readonly string[]> =>
  (await over(line)).slice(0, count);
/** The line that begins so. */
const fact = async (line: string, begin: string): Promise<string> =>
  (await over(line)).find((one) => one.startsWith(`- ${begin}`)) ?? '';

describe('Hover over a setting', () => {
  it('names it in its usual letter case and says what it does', async () => {
    const [title, text] = await over('SCSI1.SHARE$0DBUS = "none"');
    assert.equal(title, 'scsi1.sharedBus');
    assert.match(text ?? '', /^Lets several machines use the disks of this controller/);
  });
  it('tells its values, each with its meaning', async () => {
    assert.equal(
      await fact('scsi1.share$0dBus = "none"', 'virtual'),
      '- virtual: Machines on one host share the disks of the controller: cluster in a box.',
    );
  });
  it('tells since which virtual hardware there is a value', async () => {
    assert.match(
      await fact('ethernet0.virtual$0Dev = "e1000"', 'e1000e'),
      /^- e1000e: Intel 82574L .* From virtual hardware 8 on\.$/,
    );
    assert.doesNotMatch(await fact('ethernet0.virtual$0Dev = "e1000"', 'e1000:'), /From virtual hardware/);
  });
  it('says of sharing in the wrong place that it has no effect', async () => {
    assert.deepEqual((await over('SCSI1:0.share$0dBus = "virtual"')).slice(1), [
      'Bus sharing is a mode of the controller; on a disk it has no effect.',
    ]);
    assert.deepEqual((await over('scsi1.share$0d = "TRUE"')).slice(1), [
      'Only disks have this setting; on a controller it has no effect.',
    ]);
  });
  it('calls no device what is none', async () => {
    for (const line of [
      'svga.autodetect = "$0TRUE"',
      'sharedFolder0.present = "$0TRUE"',
      'uefi.secureBoot.dbDefault.present = "$0FALSE"',
    ])
      assert.doesNotMatch((await over(line)).join('\n'), /device/, line);
  });
  it('recommends no mode for shared disks where none can be', async () => {
    const text = 'Changes are written at once, and snapshots leave the disk alone';
    assert.deepEqual((await meaning('scsi0:0.mode = "$0independent-persistent"')).slice(1), [
      `${text}; right for shared disks.`,
    ]);
    for (const place of ['ide0:0', 'sata0:0', 'usb_xhci:0'])
      assert.deepEqual((await meaning(`${place}.mode = "$0independent-persistent"`)).slice(1), [`${text}.`]);
  });
  it('tells the range of a number with its unit', async () => {
    assert.equal(
      await fact('log.keep$0Old = "10"', 'Values'),
      '- Values: 0 or more (files; hardening guides say 10)',
    );
  });
  it('tells what counts when it is not written', async () => {
    assert.equal(await fact('log.keep$0Old = "10"', 'When not written'), '- When not written: 6 (older 3)');
    assert.equal(
      await fact('floppy1.pres$0ent = "FALSE"', 'When not written'),
      '- When not written: TRUE for floppy0',
    );
  });
  it('tells which products know it, in words', async () => {
    assert.equal(await fact('log.keep$0Old = "10"', 'Known'), '- Known by: ESX 3.5 and later');
    assert.equal(
      await fact('scsi1.virtual$0Dev = "lsilogic"', 'Known'),
      '- Known by: virtual hardware 7 and later for lsisas1068 and pvscsi',
    );
  });
  it('says none of the abbreviations by which the catalogue lists products', () => {
    const english = translatedBy({});
    for (const { pattern, products } of vmxKeys()) {
      const said = english(productsPhrase(products) ?? say``);
      assert.doesNotMatch(
        said,
        /\bhw|\+|\b(?:GSX|WS|ESX)\d|GSX(?! Server)|\bhosted(?! products)|\d\/\d/,
        pattern.text,
      );
    }
  });
  it('names the documents', async () => {
    assert.match(await fact('log.keep$0Old = "10"', 'Source'), /CIS VMware ESXi benchmark/);
  });
  it('names the rules that look at it', async () => {
    assert.equal(await fact('log.keep$0Old = "10"', 'Rules'), '- Rules: vmx-hardening-log-keep-old');
  });
  it('says what to write instead of an old one', async () => {
    assert.match(await fact('scsi0:1.na$0me = "a.vmdk"', 'Deprecated'), /Write scsi0:1\.fileName instead\.$/);
  });
  it('names the setting that was perhaps meant', async () => {
    assert.equal(await fact('scsi1.share$0Bus = "virtual"', 'Perhaps'), '- Perhaps meant: scsi1.sharedBus');
  });
  it('says of a private line that it has no effect', async () => {
    assert.match((await over('__no$0te__ = "x"'))[1] ?? '', /it has no effect\.$/);
  });
  it('is about the key', async () => {
    assert.equal(await hoveredText({ 'a.vmx': 'memsize$0 = "512"\n' }), 'memsize');
  });
  it('says nothing between key and value', async () => {
    assert.deepEqual(await over('memsize = $0  "512"'), []);
  });
  it('says nothing on a line that is none', async () => {
    assert.deepEqual(await over('mem$0size 512'), []);
  });
});

describe('Hover over a value', () => {
  it('is about the value with its quotes', async () => {
    assert.equal(await hoveredText({ 'a.vmx': 'memsize = "51$02"\n' }), '"512"');
  });
  it('tells memory in GiB, and how much fits', async () => {
    assert.deepEqual(
      (await hoverLines({ 'a.vmx': 'virtualHW.version = "7"\nmemsize = "61$044"\n' })).slice(0, 2),
      ['6 GiB', '- Virtual hardware 7 takes up to 255 GiB.'],
    );
  });
  it('names the guest and says that a cluster can run on it', async () => {
    assert.deepEqual(await meaning('guestOS = "winNet$0Enterprise"'), [
      'Windows Server 2003 Enterprise',
      'A Microsoft cluster can run on it. Its cluster service reserves shared disks with SCSI-2 reservations.',
    ]);
  });
  it('names the edition that has the cluster service', async () => {
    assert.deepEqual(await meaning('guestOS = "winNet$0Standard"'), [
      'Windows Server 2003 Standard',
      'It has no cluster service; Windows Server 2003 Enterprise has one.',
    ]);
  });
  it('of a guest nobody knows explains the setting', async () => {
    assert.deepEqual(await meaning('guestOS = "teap$0ot"', 1), ['guestOS']);
  });
  it('tells the products and limits of a hardware version', async () => {
    const lines = await over('virtualHW.version = "$07"');
    assert.equal(lines[0], 'Virtual hardware 7');
    assert.match(lines[1] ?? '', /ESX and ESXi 4/);
    assert.equal(
      lines[2],
      '- Up to 255 GB of memory, 8 virtual processors, 10 network adapters, 4 serial ports',
    );
  });
  it('tells the drivers and places of a SCSI adapter', async () => {
    const lines = await over('scsi0.virtualDev = "lsi$0logic"');
    assert.equal(lines[0], 'SCSI adapter LSI Logic Parallel');
    assert.match(lines.join('\n'), /Places for 15 disks: targets 0 to 15, without 7/);
  });
  it('tells that a paravirtual adapter has more places with newer hardware', async () => {
    assert.match(
      (await hoverLines({ 'a.vmx': 'virtualHW.version = "14"\nscsi0.virtualDev = "pv$0scsi"\n' })).join('\n'),
      /Places for 64 disks/,
    );
  });
  it('tells the model of a network adapter', async () => {
    assert.deepEqual(await meaning('ethernet0.virtualDev = "vmx$0net3"', 1), ['Network adapter VMXNET 3']);
  });
  it('tells what a word of a list means', async () => {
    assert.deepEqual(await meaning('scsi0.sharedBus = "phys$0ical"'), [
      'scsi0.sharedBus = "physical"',
      'Machines on any host, and physical ones, share the disks: cluster across boxes. ESX only.',
    ]);
  });
  it('tells what a switch does when it is on', async () => {
    assert.deepEqual(await meaning('scsi0.present = "TR$0UE"'), [
      'scsi0.present = "TRUE"',
      'The machine has the device.',
    ]);
  });
  it('tells bytes in larger units', async () => {
    assert.deepEqual(await meaning('log.rotateSize = "104$08576"'), [
      'log.rotateSize = "1048576"',
      '- 1 MiB',
    ]);
  });
  it('shows an escaped text as the product reads it', async () => {
    assert.equal(await fact('annotation = "first|0Asec$0ond"', 'Read'), '- Read as first⏎second');
  });
  it('writes a UUID as everybody knows it', async () => {
    assert.deepEqual(await meaning('uuid.bios = "56 4d 20 2e e7 51 21 3a-cf 1f 8c a4 85 aa 04 $09b"', 1), [
      '564d202e-e751-213a-cf1f-8ca485aa049b',
    ]);
  });
  it('says that something is no UUID', async () => {
    assert.match((await over('uuid.bios = "56 $04d"'))[1] ?? '', /^This is no UUID/);
  });
  it('says nothing about a placeholder but that it is one', async () => {
    assert.match((await over('memsize = "{{ $0memory }}"'))[1] ?? '', /^This is a placeholder/);
  });
});

describe('Hover over a MAC address', () => {
  const adapter = (lines: string): Promise<readonly string[]> =>
    hoverLines({ 'a.vmx': `ethernet0.present = "TRUE"\n${lines}\n` });

  it('tells whose range it is', async () => {
    assert.deepEqual(
      (await adapter('ethernet0.addressType = "static"\nethernet0.address = "00:50:56:0$00:00:01"')).slice(
        0,
        3,
      ),
      [
        'MAC address 00:50:56:00:00:01',
        'VMware leaves these addresses to people, for addressType "static".',
        '- Set by hand; it must be the only one of its kind in the network.',
      ],
    );
  });
  it('says that a fixed one outside the range is refused', async () => {
    assert.match(
      (await adapter('ethernet0.addressType = "static"\nethernet0.address = "00:0c:29:0$00:00:01"')).join(
        '\n',
      ),
      /products that check it refuse it, unless ethernet0\.checkMACAddress is "FALSE"/,
    );
  });
  it('says that a fixed one is not used while addresses are generated', async () => {
    assert.match(
      (await adapter('ethernet0.addressType = "generated"\nethernet0.address = "00:50:56:0$00:00:01"')).join(
        '\n',
      ),
      /Not used: ethernet0\.generatedAddress counts/,
    );
  });
  it('says that an address is none', async () => {
    assert.match((await adapter('ethernet0.address = "00:50:5$06"')).join('\n'), /This is no MAC address/);
  });
  it('knows addresses of groups', async () => {
    assert.match(
      (await adapter('ethernet0.address = "01:50:56:0$00:00:01"')).join('\n'),
      /address of a group/,
    );
  });
});

describe('Hover over a secret', () => {
  it('never shows the value, wherever the mouse is', async () => {
    for (const line of [
      'RemoteDisplay.vnc.pass$0word = "geheim"',
      'RemoteDisplay.vnc.password = "geh$0eim|0A"',
    ]) {
      const said = (await over(line)).join('\n');
      assert.match(said, /The value is a secret and is never shown\./);
      assert.doesNotMatch(said, /geh/);
    }
  });
  it('not even of a setting that nobody knows', async () => {
    assert.doesNotMatch((await over('guestinfo.my.password = "geh$0eim"')).join('\n'), /geheim/);
  });
});

describe('Hover over a comment', () => {
  it('says what a declaration does', async () => {
    assert.deepEqual((await over('# vmxlint product=esx3 clus$0ter=across-boxes')).slice(2), [
      '- The machine is for ESX 3.',
      '- The nodes of its cluster run on several hosts.',
    ]);
  });
  it('says which words a declaration knows', async () => {
    assert.match(
      (await over('# vmxlint cluster=$0box')).join('\n'),
      /box is no kind of cluster; known are in-a-box, across-boxes and/,
    );
  });
  it('says what a suppression accepts', async () => {
    assert.deepEqual(await over('# vmxlint-disable-next-line vmx-un$0clean -- lab'), [
      'Accepted findings',
      'Findings of these rules are not shown on the next line.',
      '- vmx-unclean: The file says that the machine was not shut down, or still runs.',
    ]);
  });
  it('says that a suppression of everything accepts everything', async () => {
    assert.deepEqual(await over('# vmxlint-dis$0able-file'), [
      'Accepted findings',
      'No finding in this file is shown.',
    ]);
  });
  it('reads a comment behind a value', async () => {
    assert.match(
      (await over('cleanShutdown = "FALSE" # vmxlint-dis$0able-line vmx-unclean')).join('\n'),
      /on this line/,
    );
  });
  it('says nothing about other comments', async () => {
    assert.deepEqual(await over('# by $0Ada'), []);
  });
});

describe('Hover in Markdown', () => {
  it('has the title in bold and values as they are written', async () => {
    assert.match(
      await hoverText({ 'a.vmx': 'annotation = "*no*|0A[link](command:x)$0"\n' }),
      /^\*\*`annotation`\*\*[^]*Read as `\*no\*⏎\[link\]\(command:x\)`/,
    );
  });
  it('links to the page of a rule where the client shows it', async () => {
    assert.match(
      await hoverText({ 'a.vmx': 'clean$0Shutdown = "FALSE"\n' }, { own: ['showRule'] }),
      /\[vmx-unclean\]\(command:vmx\.showRule\?%5B%22vmx-unclean%22%5D\)/,
    );
  });
  it('has no commands for a client that does not know them', async () => {
    assert.doesNotMatch(await hoverText({ 'a.vmx': 'clean$0Shutdown = "FALSE"\n' }), /command:/);
  });
  it('speaks the language of the client', async () => {
    const said = await hoverText(
      { 'a.vmx': 'log.keep$0Old = "1"\n' },
      { language: translatedBy({ 'Known by: {0}': 'Bekannt bei: {0}', '{0} {1} and later': '{0} ab {1}' }) },
    );
    assert.match(said, /- Bekannt bei: ESX ab 3\.5\n/);
  });
  it('cannot be made to show a link by what a file says', async () => {
    const value = '\uE0000\uE001 [x](command:y) <img src=z>';
    const said = await hoverText({ 'a.vmx': `annotation = "${value}|7C$0"\n` });
    assert.ok(said.includes(`\`${value}|\``), said);
  });
});
