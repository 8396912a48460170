import { latestHardware } from '../machine/productDetection.js';
import { PRODUCTS, PRODUCT_NAMES } from '../machine/product.js';
import { say } from '../l10n/phrase.js';
import { machineRule } from './rule.js';
import { source } from './sources.js';

export default machineRule({
  id: 'vmx-hardware-too-new',
  summary: 'The virtual hardware version is newer than the declared product runs.',
  formats: ['vmx'],
  severity: { esx: 'warning', hosted: 'warning', unknown: 'off' },
  fix: 'none',
  since: '0.1.0',
  sources: [
    source('hardwareVersions', 'the release that each version was first supported in'),
    source('hardwareVersion22', 'version 22 came with ESX 9.0'),
    source('sanbarrow', 'the version of each product'),
    source(
      'publicRecipes',
      'nextcloud/vm issue 556, bitnami/vms issue 1555: machines that older hosts refuse',
    ),
  ],

  *check({ machine }) {
    const { value: version, span } = machine.hardwareVersion;
    const [product] = machine.product.candidates;
    if (version === undefined || !machine.product.declared || product === undefined) return;
    const latest = latestHardware(product);
    // Of what comes after the newest version that is known here nobody can say where it runs.
    const newest = Math.max(...PRODUCTS.map(latestHardware));
    if (version <= latest || latest === newest) return;
    yield {
      span,
      subject: 'virtualHW.version',
      what: say`virtualHW.version is "${version}", but ${PRODUCT_NAMES[product]} runs machines up to version ${latest}.`,
      why: say`A product runs no machine that is newer than itself: it shows it as invalid or does not start it. This one was made or upgraded on a newer host.`,
      how: say`Run the machine on a product that knows version ${version}, or make a new one with version ${latest} on ${PRODUCT_NAMES[product]} and give it copies of the disks. Do not only lower the number: devices may stay that version ${latest} does not have.`,
    };
  },
});
