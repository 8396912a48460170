/** Stands for the function of Node's module "timers" in the browser; xml2js asks for it and nothing else there. */
export function setImmediate(run: () => void): void {
  setTimeout(run, 0);
}
