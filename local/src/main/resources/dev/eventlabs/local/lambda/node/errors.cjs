// How what was thrown is told: to the caller, to the runtime API, in the log.
// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html
'use strict';

const util = require('node:util');

/** What the runtime itself has found wrong. */
exports.RuntimeError = class RuntimeError extends Error {
  constructor(name, message, cause) {
    super(message);
    this.name = name;
    if (cause?.stack) {
      this.stack = `${name}: ${message}\n${cause.stack.split('\n').filter(line => line.startsWith('    at ')).join('\n')}`;
    }
  }
};

/** The object that a caller gets; anything can be thrown. */
exports.fault = thrown => isError(thrown)
  ? { errorType: String(thrown.name), errorMessage: String(thrown.message), trace: String(thrown.stack ?? '').split('\n') }
  : { errorType: typeof thrown, errorMessage: text(thrown), trace: [] };

/** The same as the runtime API takes it. */
exports.failure = thrown => {
  const error = exports.fault(thrown);
  return { type: error.errorType.replace(/[^\x20-\x7e]/g, '?'), body: JSON.stringify(error) };
};

/** As it is logged in the text format. */
exports.formatted = thrown => {
  if (!isError(thrown)) {
    return `\t${util.inspect(thrown)}`;
  }
  try {
    return '\t' + JSON.stringify(thrown, (key, value) => {
      if (!isError(value)) {
        return value;
      }
      const { name, ...own } = value;
      return { errorType: value.name, errorMessage: value.message, code: value.code, ...own,
        stack: String(value.stack ?? '').split('\n') };
    });
  } catch {
    return `\t${JSON.stringify(exports.fault(thrown))}`;
  }
};

function isError(thrown) {
  // Also of another realm, and of libraries that make their own.
  return util.types.isNativeError(thrown) || thrown instanceof Error
    || Boolean(thrown && thrown.name && thrown.message && thrown.stack);
}

function text(thrown) {
  try {
    return String(thrown);
  } catch {
    return util.inspect(thrown);
  }
}
