import assert from 'node:assert/strict';
import { isSecretKey } from '../../server/src/knowledge/secrets.js';

const SECRET = [
  'encryption.keySafe',
  'encryption.data',
  'ENCRYPTION.DATA',
  'encryption.encryptedKey',
  'dataFileKey',
  'RemoteDisplay.vnc.password',
  'remotedisplay.vnc.key',
  'vtpm.ekCSR',
  'vtpm.ekCRT',
  'guestinfo.ovfEnv.adminPassword',
  'guestinfo.root_passwd',
  'guestinfo.api-token',
  'managedVM.userPassword',
  'guest.commands.sharedSecretLogin.com.vmware.vcIntegrity',
];

const OPEN = [
  'vtpm.present',
  'encryption.required.vtpm',
  'vmx.encryptionType',
  'encryptedVM.guid',
  'RemoteDisplay.vnc.port',
  'RemoteDisplay.vnc.keyMap',
  'guestinfo.hostname',
  'managedVM.autoAddVTPM',
  'isolation.tools.paste.disable',
  'scsi1.sharedBus',
  '',
];

describe('Settings whose values are never shown', () => {
  for (const key of SECRET)
    it(`${key} is a secret`, () => {
      assert.equal(isSecretKey(key), true);
    });
  for (const key of OPEN)
    it(`${key || 'an empty key'} is none`, () => {
      assert.equal(isSecretKey(key), false);
    });
});
