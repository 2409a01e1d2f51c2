// The same as sdk.cjs for import, on a Node that has no hooks in the same thread (before 22.15).
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

let own;

export function initialize({ from }) {
  own = createRequire(from);
}

export async function resolve(specifier, context, next) {
  try {
    return await next(specifier, context);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || !/^@(aws-sdk|smithy)\//.test(specifier)) {
      throw error;
    }
    let file;
    try {
      file = own.resolve(specifier);
    } catch {
      error.message = `${specifier} isn't among the packages of the AWS SDK that the embedded AWS's Node.js runtimes have: see`
        + ` docs/embedded-aws.md. Bundle it with the function. ${error.message}`;
      throw error;
    }
    return next(pathToFileURL(file).href, context);
  }
}
