import assert from 'node:assert/strict';
import { isTemplate } from '../../server/src/machine/template.js';

const PLACEHOLDERS = [
  '{{ name }}',
  '${NAME}',
  '$(name)',
  '$NAME',
  '$1',
  '$name',
  '$DISK_DIR/boot.vmdk',
  '{% if x %}',
  '<% name %>',
  '<NAME>',
  '[MEMORY]',
  '@NAME@',
  '@@NAME@@',
  'disks/@NAME@.vmdk',
  '__NAME__',
  '%NAME%',
  '%%name%%',
  '#{name}',
  '#{folder}/boot.vmdk',
  '%(name)s',
  '%(cpus)d',
  '%(name)s.vmdk',
  '{name}',
  '{vm.memory}',
  '{DISK_SIZE}',
  '{address}',
  '{}',
  '%s',
  '%d',
];

const VALUES = [
  '',
  'TRUE',
  '1024',
  'node$1.vmdk',
  'C:\\$Recycle\\x.vmdk',
  '\\\\server\\d$\\VMs\\quorum.vmdk',
  '[datastore1] node1/node1.vmdk',
  'adm@example.org',
  'a_b__c',
  '100%',
  '5% of 10%',
  '<name>',
  '00:50:56:XX:YY:ZZ',
  'Windows 10 <64>bit',
  '{0CF7ED36-2DAC-4762-8797-43A991DD9864}',
  '{0CF7ED362DAC4762879743A991DD9864}',
  '{1}',
  '{"hostname": "node1"}',
  'node {old}',
  '5%s',
  '50% (half)',
];

describe('Placeholders', () => {
  for (const value of PLACEHOLDERS)
    it(`finds one in ${value}`, () => {
      assert.equal(isTemplate(value), true);
    });
  for (const value of VALUES)
    it(`finds none in "${value}"`, () => {
      assert.equal(isTemplate(value), false);
    });
});
