/** What `npm start -- …` says about the index, for the step before serving. */

/**
 * The index folder named in the arguments of `serve`, so that the same folder is brought up to date.
 * @param {readonly string[]} args
 * @returns {string[]} arguments for `index`
 */
export function indexArguments(args) {
  const at = args.findIndex((arg) => arg === '--index' || arg.startsWith('--index='));
  if (at < 0) return [];
  const value = args[at]?.startsWith('--index=') ? args[at].slice('--index='.length) : args[at + 1];
  return value === undefined ? [] : ['--out', value];
}
