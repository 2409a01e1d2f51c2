// The console as AWS's runtime has it: a line with time, request id and level, or a JSON object.
// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
'use strict';

const util = require('node:util');
const { fault, formatted } = require('./errors.cjs');

const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];
const METHODS = { trace: 'TRACE', debug: 'DEBUG', info: 'INFO', log: 'INFO', warn: 'WARN', error: 'ERROR', fatal: 'FATAL' };

/**
 * @param state whose requestId is the current one
 * @returns how the runtime itself tells of a failure
 */
exports.patchConsole = (output, state, environment) => {
  const json = environment.AWS_LAMBDA_LOG_FORMAT === 'JSON';
  // Levels are dropped in the JSON format only, whatever the variable says.
  const lowest = json ? Math.max(0, LEVELS.indexOf(environment.AWS_LAMBDA_LOG_LEVEL)) : 0;

  const log = (level, parameters) => {
    if (LEVELS.indexOf(level) >= lowest) {
      const time = new Date().toISOString();
      output.event(json ? object(time, state.requestId, level, parameters)
        : `${time}\t${state.requestId}\t${level}\t${util.format(...parameters)}\n`);
    }
  };
  for (const [method, level] of Object.entries(METHODS)) {
    console[method] = (...parameters) => log(level, parameters);
  }
  return (what, error) => log('ERROR', [what, json ? error : formatted(error)]);
};

function object(timestamp, requestId, level, parameters) {
  const line = { timestamp, level, requestId };
  if (parameters.length === 1) {
    try {
      return JSON.stringify({ ...line, message: parameters[0] }, (key, value) => value instanceof Error
        ? { ...value, ...stack(fault(value)) } : value) + '\n';
    } catch {
      // Circular, or with a BigInt: as text then.
      return JSON.stringify({ ...line, message: util.format(parameters[0]) }) + '\n';
    }
  }
  const error = parameters.find(each => each instanceof Error);
  return JSON.stringify({ ...line, message: util.format(...parameters), ...(error && stack(fault(error))) }) + '\n';
}

function stack({ errorType, errorMessage, trace }) {
  return { errorType, errorMessage, stackTrace: trace };
}
