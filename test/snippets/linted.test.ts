import assert from 'node:assert/strict';
import { lintFiles } from '../lintFiles.js';
import { expandSnippet } from './snippetBody.js';
import { readSnippets } from './snippetFiles.js';

/** An ordinary machine of the product, as a person has it before the cluster part is inserted. */
function ordinary(prefix: string): string {
  const isGsx = prefix.includes('gsx');
  const isVsphere = prefix.includes('vsphere');
  const hardware = isVsphere ? '17' : prefix.includes('esx3') ? '4' : '3';
  const network = isGsx ? 'connectionType = "bridged"' : 'networkName = "Production"';
  return `.encoding = "UTF-8"
config.version = "8"
virtualHW.version = "${hardware}"
displayName = "node"
guestOS = "${isVsphere ? 'windows2019srv-64' : 'winNetEnterprise'}"
memsize = "2048"
scsi0.present = "TRUE"
scsi0.virtualDev = "${isVsphere ? 'lsisas1068' : 'lsilogic'}"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "node.vmdk"
ethernet0.present = "TRUE"
ethernet0.${network}
${isVsphere ? 'ethernet0.virtualDev = "vmxnet3"\n' : ''}`;
}

describe('What a snippet inserts is right', () => {
  for (const { language, prefix, body, isFileTemplate } of readSnippets()) {
    if (isFileTemplate) {
      it(`${prefix}: the whole file gives nothing above a hint`, async () => {
        assert.deepEqual(await loud(language, expandSnippet(body).text), []);
      });
    } else if (language === 'vmx' && prefix.startsWith('cluster-')) {
      it(`${prefix}: at the end of an ordinary file the cluster part gives nothing above a hint`, async () => {
        assert.deepEqual(await loud(language, `${ordinary(prefix)}${expandSnippet(body).text}\n`), []);
      });
    }
  }
});

async function loud(language: string, text: string): Promise<string[]> {
  const file = `node.${language}`;
  const found = (await lintFiles({ [file]: text })).get(file) ?? [];
  return found
    .filter(({ severity }) => severity !== 'hint')
    .map(({ severity, ruleId, message }) => `${severity} ${ruleId}: ${message}`);
}
