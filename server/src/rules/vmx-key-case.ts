import { spelledLike } from '../knowledge/keyPattern.js';
import { findKey } from '../knowledge/vmxKeys.js';
import { isPrivateKey } from '../machine/vmx/privateKey.js';
import { say } from '../l10n/phrase.js';
import { machineRule, textFix } from './rule.js';
import { everywhere } from './severity.js';
import { source } from './sources.js';
import { vmxTree } from './terms/vmxFile.js';

export default machineRule({
  id: 'vmx-key-case',
  summary: 'A key is written in another letter case than VMware writes it.',
  formats: ['vmx'],
  severity: everywhere('hint'),
  fix: 'safe',
  offByDefault: true,
  since: '0.1.0',
  sources: [
    source('libvirt', 'tests/vmx2xmldata, case-insensitive-1 and -2'),
    source('packer', 'builder/vmware/common/vmx.go'),
  ],

  *check({ machine }) {
    for (const { key, keySpan } of vmxTree(machine).entries) {
      const known = isPrivateKey(key) ? undefined : findKey(key);
      if (!known || known.pattern.free) continue;
      const usual = spelledLike(known.pattern, key);
      if (usual === key) continue;
      yield {
        span: keySpan,
        subject: `case of ${key.toLowerCase()}`,
        what: say`${key} is usually written ${usual}.`,
        why: say`VMware does not tell capital letters from small ones in keys, but people and simple scripts that search the file do.`,
        how: say`Write ${usual}.`,
        fixes: [textFix(machine, say`Write ${usual}`, 'safe', [{ span: keySpan, newText: usual }])],
      };
    }
  },
});
