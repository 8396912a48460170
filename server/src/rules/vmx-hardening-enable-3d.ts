import { hardeningRule } from './terms/hardeningSetting.js';
import { say } from '../l10n/phrase.js';
import { source } from './sources.js';

export default hardeningRule({
  id: 'vmx-hardening-enable-3d',
  summary: '3D acceleration is on.',
  key: 'mks.enable3d',
  wanted: false,
  mayBeAbsent: true,
  why: say`A server needs no 3D graphics, and the code behind them is a large target for an intruder in the guest.`,
  sources: [source('stig7', 'VMCH-70, 3D features')],
});
