import assert from 'node:assert/strict';
import { isSecretKey, quotablePart, quotableValue } from '../../server/src/knowledge/secrets.js';

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
  'scsi0:0.password',
  'vpxa.password',
  'password',
  'RemoteDisplay.vnc.passwd',
  'RemoteDisplay.vnc.pasword',
  'RemoteDisplay.vnc.psasword',
  'RemoteDisplay.vnc.password\0',
  'p\0a\0s\0s\0w\0o\0r\0d\0',
  'encrpytion.data',
  '"RemoteDisplay.vnc.key"',
  '“encryption.data”',
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
  'RemoteDisplay.vnc.prot',
  'encryptoin.required.vtpm',
  'scsi1.sharedBus',
  '"RemoteDisplay.vnc.port"',
  '""',
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

describe('What a message quotes', () => {
  it('is the value of a setting, but for a secret', () => {
    assert.equal(quotableValue('memsize', '512'), '512');
    assert.equal(quotableValue('RemoteDisplay.vnc.password', 'hush'), '…');
  });

  it('is nothing of a line that names a secret, however malformed it is', () => {
    assert.equal(quotablePart('memsize "512"', '"512"'), '"512"');
    for (const line of [
      'RemoteDisplay.vnc.password "hush"',
      'encryption.keySafe = "hush',
      'secret = "hush',
      'RemoteDisplay.vnc.password: hush',
      'RemoteDisplay.vnc.psasword: hush',
      'memsize = "4" RemoteDisplay.vnc.key = "hush"',
    ])
      assert.equal(quotablePart(line, 'hush'), '…', line);
  });
});
