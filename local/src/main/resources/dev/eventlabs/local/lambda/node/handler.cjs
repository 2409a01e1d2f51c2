// Finds the handler that a function names: the path of a file without its ending, and the name of what it exports.
// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { createRequire } = require('node:module');
const { pathToFileURL } = require('node:url');
const { RuntimeError } = require('./errors.cjs');

/** AWS has no callbacks from this version on. */
const WITHOUT_CALLBACKS = 24;

exports.withoutCallbacks = environment => Number(/nodejs(\d+)/.exec(environment ?? '')?.[1] ?? 0) >= WITHOUT_CALLBACKS;

/** @param environment what AWS_EXECUTION_ENV says, for instance AWS_Lambda_nodejs24.x */
exports.loadHandler = async (root, name, environment) => {
  if (name.includes('..')) {
    throw new RuntimeError('Runtime.MalformedHandlerName',
      `'${name}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`);
  }
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  const [, file, exported] = /^([^.]*)\.(.*)$/.exec(name.slice(folder.length)) ?? [];
  if (!file || !exported) {
    throw new RuntimeError('Runtime.MalformedHandlerName', 'Bad handler');
  }
  const handler = exported.split('.').reduce((nested, key) => nested?.[key], await load(root, folder, file));
  if (handler === undefined || handler === null) {
    throw new RuntimeError('Runtime.HandlerNotFound', `${name} is undefined or not exported`);
  }
  if (typeof handler !== 'function') {
    throw new RuntimeError('Runtime.HandlerNotFound', `${name} is not a function`);
  }
  if (exports.withoutCallbacks(environment) && handler.length >= 3) {
    throw new RuntimeError('Runtime.CallbackHandlerDeprecated',
      'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this'
      + ' function to use a supported handler signature to use Node.js 24 or later. For more information see'
      + ' https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.');
  }
  return handler;
};

async function load(root, folder, file) {
  const base = path.resolve(root, folder, file);
  const require = createRequire(path.join(root, 'index.js'));
  try {
    if (fs.existsSync(base + '.js')) {
      // What an .js file is, package.json says; without a word, Node looks.
      return isModule(path.dirname(base), root) ? await import(pathToFileURL(base + '.js')) : require(base + '.js');
    }
    if (fs.existsSync(base + '.mjs')) {
      return await import(pathToFileURL(base + '.mjs'));
    }
    if (fs.existsSync(base + '.cjs')) {
      return require(base + '.cjs');
    }
    return require(require.resolve(folder + file, { paths: [root] }));
  } catch (error) {
    throw translated(error);
  }
}

/** The nearest package.json decides; nothing above the function's own folder counts. */
function isModule(folder, root) {
  const file = path.join(folder, 'package.json');
  if (fs.existsSync(file)) {
    return JSON.parse(fs.readFileSync(file, 'utf8')).type === 'module';
  }
  return path.relative(root, folder) !== '' && isModule(path.dirname(folder), root);
}

function translated(error) {
  if (error instanceof SyntaxError) {
    return new RuntimeError('Runtime.UserCodeSyntaxError', String(error), error);
  }
  if (error?.code === 'MODULE_NOT_FOUND' || error?.code === 'ERR_MODULE_NOT_FOUND') {
    return new RuntimeError('Runtime.ImportModuleError', String(error), error);
  }
  return error;
}
