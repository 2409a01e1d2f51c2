// The program that runs a Node.js function: sets the handler up, then asks the runtime API for invocations until the process ends.
// What it is told comes by the environment variables that AWS has for it, and by two arguments: the endpoint of the embedded AWS, and
// the folder whose node_modules has the AWS SDK.
'use strict';

const lifeline = require('./lifeline.cjs');
const { Output } = require('./output.cjs');
const { patchConsole } = require('./console.cjs');
const { failure, fault, RuntimeError } = require('./errors.cjs');
const { patchNetwork } = require('./network.cjs');
const { RuntimeApi } = require('./runtime-api.cjs');
const { resolveSdk } = require('./sdk.cjs');
const { loadHandler } = require('./handler.cjs');
const { Invocation } = require('./invocation.cjs');

const UNHANDLED_REJECTION = 128;
const UNCAUGHT_EXCEPTION = 129;

const [endpoint, sdk] = process.argv.splice(2);
lifeline.hold();
const output = new Output();
const api = new RuntimeApi(process.env.AWS_LAMBDA_RUNTIME_API);
const state = { requestId: undefined, invocation: undefined };
const report = patchConsole(output, state, process.env);
patchNetwork(endpoint);
resolveSdk(sdk);

process.on('uncaughtException', error => fail('Uncaught Exception', error, UNCAUGHT_EXCEPTION));
process.on('unhandledRejection', (reason, promise) =>
  fail('Unhandled Promise Rejection', rejection(reason, promise), UNHANDLED_REJECTION));
// All that the handler has begun is done; if it hasn't answered by now, it won't.
process.on('beforeExit', () => state.invocation?.settle());

main();

async function main() {
  let handler;
  try {
    handler = await loadHandler(process.env.LAMBDA_TASK_ROOT, process.env._HANDLER, process.env.AWS_EXECUTION_ENV);
  } catch (error) {
    await fail('Uncaught Exception', error, UNCAUGHT_EXCEPTION);
    return;
  }
  output.end('init');
  try {
    for (;;) {
      await serve(handler, await api.next());
    }
  } catch {
    // The runtime API has gone: nobody is left to work for.
    process.exit(1);
  }
}

async function serve(handler, event) {
  state.requestId = event.requestId;
  if (event.traceId === undefined) {
    delete process.env._X_AMZN_TRACE_ID;
  } else {
    process.env._X_AMZN_TRACE_ID = event.traceId;
  }
  const invocation = new Invocation(event, process.env);
  state.invocation = invocation;
  let answer;
  try {
    answer = body(await invocation.run(handler));
  } catch (thrown) {
    state.invocation = undefined;
    report('Invoke Error', thrown);
    output.end(event.requestId);
    await api.error(event.requestId, failure(thrown));
    return;
  }
  state.invocation = undefined;
  output.end(event.requestId);
  await api.response(event.requestId, answer);
}

function body(result) {
  try {
    return JSON.stringify(result === undefined ? null : result) ?? 'null';
  } catch {
    throw new RuntimeError('Runtime.MarshalError', 'Unable to stringify response body');
  }
}

/** Nothing in this process can be trusted any more: AWS starts a new one. */
async function fail(what, error, status) {
  const requestId = state.requestId;
  const running = state.invocation !== undefined;
  state.invocation = undefined;
  report(what, error);
  output.end(running ? requestId : 'init');
  try {
    await (running ? api.error(requestId, failure(error)) : api.initError(failure(error)));
  } finally {
    process.exit(status);
  }
}

function rejection(reason, promise) {
  const error = new RuntimeError('Runtime.UnhandledPromiseRejection', String(reason));
  error.reason = fault(reason);
  error.promise = promise;
  return error;
}
