/** Copies the extension, with the files it would be packaged with, into the folder `target`. */
export function copyExtension(target: string): Promise<void>;
