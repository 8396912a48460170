import { files, node, ordinary, table } from './vmcFiles.js';

const DISK = { ide: [{ absolute: 'D:\\a.vhd' }] };

table('vmc-id-missing', [
  [
    'reports a place without a number',
    files(ordinary(DISK).replace('<location id="0">', '<location>')),
    ['a warning location'],
  ],
  [
    'reports a controller',
    files(ordinary(DISK).replace('<ide_controller id="0">', '<ide_controller>')),
    ['a warning ide_controller'],
  ],
  [
    'reports a network adapter',
    files(node(1).replace('controller id="1"', 'controller id="l"')),
    ['a warning id="l"'],
  ],
  [
    'reports an empty one',
    files(ordinary(DISK).replace('<location id="0">', '<location id="">')),
    ['a warning id=""'],
  ],
  [
    'reports a negative one',
    files(node(1).replace('<scsi_controller id="0">', '<scsi_controller id="-1">')),
    ['a warning id="-1"'],
  ],
  [
    'is a hint where the elements have other names',
    files(
      node(1).replace('<scsi_controller id="0">', '<scsi_bus>').replace('</scsi_controller>', '</scsi_bus>'),
    ),
    ['a hint scsi_bus'],
  ],
  [
    'is a hint for the places below such an element',
    files(
      node(1)
        .replaceAll('scsi_controller', 'scsi_bus')
        .replace(/(<scsi_bus id="0">[^]*?<location) id="0"/, '$1'),
    ),
    ['a hint location'],
  ],
  [
    'leaves a template alone',
    files(ordinary(DISK).replace('<location id="0">', '<location id="{{id}}">')),
    [],
  ],
  [
    'knows numbers with blanks or zeros',
    files(node(1).replace('controller id="1"', 'controller id=" 01 "')),
    [],
  ],
]);
