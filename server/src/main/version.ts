/** The version of package.json; the build writes it in. */
export const VERSION = process.env.VMX_VERSION ?? 'development';
