import { lintPaths } from '../../../server/src/main/lintPaths.js';
import type { LintResult } from '../../../server/src/main/report/result.js';
import { TemporaryFolder } from '../../protocol/temporaryFolder.js';

/** What the linter found out about a folder with these files; the folder is gone when it is returned. */
export async function lintedFolder(
  files: Readonly<Record<string, string>>,
  ...paths: readonly string[]
): Promise<LintResult> {
  const folder = new TemporaryFolder(files);
  try {
    return await lintPaths(paths.length > 0 ? paths : ['.'], folder.path);
  } finally {
    folder.remove();
  }
}

/** A machine without any finding. */
export const CLEAN = 'config.version = "8"\nvirtualHW.version = "7"\nguestOS = "other"\n';

/** Secrets in every kind of right and wrong line; each is called hunter2. */
export const WITH_SECRETS: Readonly<Record<string, string>> = {
  'node.vmx': [
    'config.version = "8"',
    'virtualHW.version = "4"',
    'RemoteDisplay.vnc.password = "hunter2"',
    'RemoteDisplay.vnc.password = hunter2',
    'RemoteDisplay.vnc.password = \u201Chunter2\u201D',
    'guestinfo.password = "hunter2" guestOS = "other"',
    'RemoteDisplay.vnc.key = "hunter2',
    '# guestinfo.secret = "hunter2"',
    'guestinfo.token hunter2',
    'guestinfo.token = hunter2 hunter2',
    'encryption.data = hunter2',
  ].join('\n'),
  'node.vmc': [
    '<?xml version="1.0"?>',
    '<preferences><password>hunter2</password>',
    '<a password="hunter2"/><password type="wrong">',
    'hunter2',
    '</password><password><![CDATA[hunter2]]></password>',
    '</preferences',
  ].join('\n'),
};
