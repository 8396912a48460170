import assert from 'node:assert/strict';
import { parseLine } from '../../server/src/syntax/vmx/parseLine.js';
import { expandSnippet } from './snippetBody.js';
import { readSnippets, type Snippet } from './snippetFiles.js';

/** A kind of cluster on a product: what its files must say, as far as a single file shows it. */
interface System {
  readonly slug: string;
  readonly products: readonly string[];
  readonly cluster: string;
  /** Undefined: the machines share no bus. */
  readonly sharedBus: 'virtual' | 'physical' | undefined;
  readonly hosted: boolean;
  readonly hardware: readonly string[];
  readonly sharedPath?: RegExp;
}

const ESX2 = { products: ['esx2'], hosted: false, hardware: ['3'] };
const ESX3 = { products: ['esx3'], hosted: false, hardware: ['4'] };
const VSPHERE = {
  products: ['vsphere6', 'vsphere7', 'vsphere8', 'vsphere9'],
  hosted: false,
  hardware: ['11', '13', '14', '15', '17', '19', '20'],
};
const GSX3 = { products: ['gsx3'], hosted: true, hardware: ['3'] };
const IN_A_BOX = { cluster: 'in-a-box', sharedBus: 'virtual' } as const;
const ACROSS_BOXES = { cluster: 'across-boxes', sharedBus: 'physical' } as const;
const STANDBY = { cluster: 'physical-to-virtual', sharedBus: 'physical' } as const;
const BY_HARDWARE = /^\/vmfs\/vmhba\d+:\d+:\d+:\d+\/.+\.vmdk$/;
const BY_LABEL = /^\/vmfs\/(?!vmhba).+\.vmdk$/;

const SYSTEMS: readonly System[] = [
  { slug: 'esx-in-a-box', ...ESX2, ...IN_A_BOX, sharedPath: BY_LABEL },
  { slug: 'esx-across-boxes', ...ESX2, ...ACROSS_BOXES, sharedPath: BY_HARDWARE },
  { slug: 'esx-physical-to-virtual', ...ESX2, ...STANDBY, sharedPath: BY_HARDWARE },
  { slug: 'gsx-in-a-box', ...GSX3, ...IN_A_BOX },
  { slug: 'gsx-across-boxes', ...GSX3, cluster: 'across-boxes', sharedBus: undefined },
  { slug: 'esx3-in-a-box', ...ESX3, ...IN_A_BOX, sharedPath: BY_LABEL },
  { slug: 'esx3-across-boxes', ...ESX3, ...ACROSS_BOXES, sharedPath: BY_LABEL },
  { slug: 'esx3-physical-to-virtual', ...ESX3, ...STANDBY, sharedPath: BY_LABEL },
  { slug: 'vsphere-in-a-box', ...VSPHERE, ...IN_A_BOX, sharedPath: BY_LABEL },
  { slug: 'vsphere-across-boxes', ...VSPHERE, ...ACROSS_BOXES, sharedPath: BY_LABEL },
  { slug: 'vsphere-physical-to-virtual', ...VSPHERE, ...STANDBY, sharedPath: BY_LABEL },
];

const snippets = readSnippets();

function find(language: Snippet['language'], prefix: string): Snippet {
  const found = snippets.find((snippet) => snippet.language === language && snippet.prefix === prefix);
  assert.ok(found, `there is no snippet ${prefix}`);
  return found;
}

function settings(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\n').map((line) => parseLine(line, { start: 0, end: line.length }));
  return new Map(lines.flatMap((line) => (line.kind === 'entry' ? [[line.key, line.value] as const] : [])));
}

function checkClusterPart(system: System, text: string): void {
  const values = settings(text);
  const declaration = /^# vmxlint product=(\S+) cluster=(\S+)$/m.exec(text);
  assert.ok(system.products.includes(declaration?.[1] ?? ''));
  assert.equal(declaration?.[2], system.cluster);
  assert.equal(values.get('scsi1.sharedBus'), system.sharedBus);
  assert.equal(values.get('scsi1.present'), system.sharedBus && 'TRUE');
  assert.equal(values.get('scsi1:0.present'), system.sharedBus && 'TRUE');
  if (system.sharedPath) assert.match(values.get('scsi1:0.fileName') ?? '', system.sharedPath);
  const lockingOff = system.hosted && system.sharedBus !== undefined;
  assert.equal(values.get('disk.locking'), lockingOff ? 'FALSE' : undefined);
  assert.equal(values.get('diskLib.dataCacheMaxSize'), lockingOff ? '0' : undefined);
  if (lockingOff) assert.equal(values.get('scsi1:0.mode'), 'independent-persistent');
  assert.equal(values.get('ethernet1.present'), 'TRUE');
  assert.equal(values.has('ethernet1.connectionType'), system.hosted);
  assert.equal(values.has('ethernet1.networkName'), !system.hosted);
  if (system.hosted)
    assert.equal(values.get('ethernet1.connectionType') === 'hostonly', system.cluster === 'in-a-box');
}

describe('snippets for the kinds of cluster', () => {
  for (const system of SYSTEMS) {
    it(`cluster-${system.slug} adds the cluster to an existing file`, () => {
      const snippet = find('vmx', `cluster-${system.slug}`);
      assert.equal(snippet.isFileTemplate, false);
      checkClusterPart(system, expandSnippet(snippet.body).text);
    });

    it(`vmx-${system.slug} is a whole node`, () => {
      const snippet = find('vmx', `vmx-${system.slug}`);
      assert.equal(snippet.isFileTemplate, true);
      const { text, choices } = expandSnippet(snippet.body);
      checkClusterPart(system, text);
      const values = settings(text);
      assert.ok(text.startsWith('.encoding = "UTF-8"\n'));
      assert.equal(values.get('config.version'), system.products[0] === 'esx2' ? '6' : '8');
      assert.ok(system.hardware.includes(values.get('virtualHW.version') ?? ''));
      assert.equal(Number(values.get('memsize')) % 4, 0);
      assert.ok(
        [...choices.values()]
          .flat()
          .every((choice) => choice !== 'vmxlsilogic' || system.products[0] === 'esx2'),
      );
      assert.equal(values.get('scsi0.present'), 'TRUE');
      assert.notEqual(values.get('scsi0.virtualDev'), undefined);
      assert.equal(values.get('scsi0:0.present'), 'TRUE');
      assert.equal(values.get('scsi0.sharedBus') ?? 'none', 'none');
      assert.equal(values.get('ethernet0.present'), 'TRUE');
      assert.notEqual(values.get('ethernet0.networkName') ?? 'bridged', values.get('ethernet1.networkName'));
      assert.equal(values.get('tools.syncTime'), 'FALSE');
    });
  }

  for (const prefix of ['vmc-virtual-server-in-a-box', 'cluster-virtual-server-in-a-box']) {
    it(`${prefix} shares one SCSI adapter with one disk at location 0, on two networks`, () => {
      const snippet = find('vmc', prefix);
      assert.equal(snippet.isFileTemplate, prefix.startsWith('vmc-'));
      const { text, choices } = expandSnippet(snippet.body);
      const scsi = /<scsi_adapter>.*<\/scsi_adapter>/s.exec(text)?.[0] ?? '';
      assert.match(
        scsi,
        /<shared type="boolean">true<\/shared>\s*<scsi_id type="integer">7<\/scsi_id>\s*<location id="0">/,
      );
      assert.equal(scsi.match(/<location /g)?.length, 1);
      assert.ok([...choices.values()].some((list) => list.join() === '7,6'));
      assert.equal(new Set(text.match(/(?<=<virtual_network>\s*<name type="string">)[^<]+/g)).size, 2);
      assert.match(scsi, /<absolute type="string">D:\\Cluster\\Quorum\\quorum\.vhd</);
      assert.match(scsi, /<relative type="string">\.\.\\Quorum\\quorum\.vhd</);
    });
  }

  it('the two GSX lines stand on two lines', () => {
    const { text } = expandSnippet(find('vmx', 'gsx-shared-bus').body);
    assert.equal(text, 'scsi1.sharedBus = "virtual"\ndisk.locking = "FALSE"\n');
  });
});
