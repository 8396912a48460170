import { files, ordinary, table } from './vmcFiles.js';
import { scsi, writer } from './vmcNodeTexts.js';

const HARDWARE = '<hardware><standard><name type="string">Virtual PC 2004</name></standard></hardware>';

table('vmc-virtual-pc-scsi', [
  [
    'reports the modifier',
    files(scsi(writer('modifier', 'Virtual PC'))),
    ['a warning <scsi_controller id="0">'],
  ],
  [
    'reports the creator where there is no modifier',
    files(scsi(writer('creator', 'Microsoft Virtual PC 2004'))),
    ['a warning <scsi_controller id="0">'],
  ],
  [
    'believes the modifier',
    files(scsi(writer('creator', 'Virtual PC') + writer('modifier', 'Another Tool'))),
    [],
  ],
  [
    'goes by the name of the hardware only in a whole file, for the writers stand behind it',
    files(scsi(HARDWARE), scsi(`${HARDWARE}<properties><creator><name type="string">Microsoft Virtual Ser`)),
    ['a warning <scsi_controller id="0">'],
  ],
  [
    'believes hardware of Virtual Server in a broken file too',
    files(
      scsi(
        `<hardware><standard><name type="string">Virtual Server 2005</name></standard></hardware>${writer('creator', 'Virtual PC')}`,
      ).replace('</preferences>', '& </preferences>'),
    ),
    [],
  ],
  [
    'knows Virtual Server, and a file that names nobody',
    files(scsi(writer('modifier', 'Microsoft Virtual Server 2005 R2')), scsi('')),
    [],
  ],
  [
    'is silent without SCSI, and where the product is declared',
    files(
      ordinary({ tail: writer('modifier', 'Virtual PC') }),
      ordinary({ scsi: [{}], comments: ['vmxlint product=vs2005'], tail: writer('modifier', 'Virtual PC') }),
    ),
    [],
  ],
]);
