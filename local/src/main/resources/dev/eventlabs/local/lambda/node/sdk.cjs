// The AWS SDK that AWS's runtime brings along, found from wherever the function's code is; the function's own comes first.
'use strict';

const Module = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const SDK = /^@(aws-sdk|smithy)\//;

/** @param folder whose node_modules has it; empty if there is none */
exports.resolveSdk = folder => {
  const from = path.join(folder || __dirname, 'package.json');
  const own = Module.createRequire(from);

  let looking = false;
  const provided = (name, error) => {
    looking = true;
    try {
      return own.resolve(name);
    } catch {
      error.message = `${missing(name)} ${error.message}`;
      // Handlers often hide why a package can't be loaded.
      console.error(missing(name));
      throw error;
    } finally {
      looking = false;
    }
  };

  const hook = (specifier, context, next) => {
    try {
      return next(specifier, context);
    } catch (error) {
      if (looking || !/MODULE_NOT_FOUND$/.test(error.code) || !SDK.test(specifier)) {
        throw error;
      }
      const file = provided(specifier, error);
      // The hook is asked for both; require takes no URLs.
      return next(context.conditions?.includes('require') ? file : pathToFileURL(file).href, context);
    }
  };
  if (Module.registerHooks) {
    Module.registerHooks({ resolve: hook });
  } else {
    const resolve = Module._resolveFilename;
    Module._resolveFilename = function (name, ...rest) {
      try {
        return resolve.call(this, name, ...rest);
      } catch (error) {
        if (looking || error.code !== 'MODULE_NOT_FOUND' || !SDK.test(name)) {
          throw error;
        }
        return provided(name, error);
      }
    };
    Module.register(pathToFileURL(path.join(__dirname, 'sdk-loader.mjs')), { data: { from } });
  }
};

function missing(name) {
  const [scope, module] = name.split('/');
  return `${scope}/${module} isn't among the packages of the AWS SDK that the embedded AWS's Node.js runtimes have: see docs/embedded-aws.md.`
    + ' Bundle it with the function.';
}
