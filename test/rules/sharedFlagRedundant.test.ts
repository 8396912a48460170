import { bus, expectFindings, node } from './nodeFiles.js';
import { LOCKING_OFF, product } from './sharedBusFiles.js';

const REDUNDANT = 'cluster-shared-flag-redundant';

expectFindings(
  'A shared disk on a shared bus',
  [REDUNDANT],
  [
    [
      'is a hint on hosted products and where the product is not known',
      {
        'a.vmx': node('a', product('server2'), LOCKING_OFF, bus('virtual'), 'scsi1:0.shared = "TRUE"'),
        'b.vmx': node('b', bus('virtual', '/san/b1.vmdk'), 'scsi1:0.shared = "true"'),
      },
      [`a.vmx hint ${REDUNDANT} "TRUE"`, `b.vmx hint ${REDUNDANT} "true"`],
    ],
    [
      'is nothing on ESX, with FALSE, and with a bus of its own mode',
      {
        'a.vmx': node('a', product('esx3'), bus('virtual'), 'scsi1:0.shared = "TRUE"'),
        'b.vmx': node('b', bus('virtual', '/san/b1.vmdk'), 'scsi1:0.shared = "FALSE"'),
        'c.vmx': node('c', bus('none', '/san/c1.vmdk'), 'scsi1:0.shared = "TRUE"'),
        'd.vmx': node('d', bus('{{mode}}', '/san/d1.vmdk'), 'scsi1:0.shared = "TRUE"'),
      },
      [],
    ],
  ],
);
