// One invocation: the context that the handler gets, and when it has answered.
// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html
'use strict';

const { withoutCallbacks } = require('./handler.cjs');

exports.Invocation = class Invocation {
  #event;
  #environment;
  #settled = false;
  #resolve;
  #reject;
  #waits = true;
  #answer = [undefined, undefined];

  constructor(event, environment) {
    this.#event = event;
    this.#environment = environment;
  }

  /** @returns what the handler answers, however it does so */
  run(handler) {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      const modern = withoutCallbacks(this.#environment.AWS_EXECUTION_ENV);
      try {
        const event = JSON.parse(this.#event.payload);
        const result = modern ? handler(event, this.#context())
          : handler(event, this.#callbackContext(), this.#callback);
        if (typeof result?.then === 'function') {
          result.then(value => this.#done(undefined, value), error => this.#failed(error));
        } else if (modern) {
          this.#done(undefined, result);
        }
      } catch (error) {
        this.#failed(error);
      }
    });
  }

  /** The event loop is empty: what a callback has said is the answer; nothing said is null. */
  settle() {
    this.#done(...this.#answer);
  }

  #done(error, result) {
    if (error !== undefined && error !== null) {
      this.#failed(error);
    } else if (!this.#settled) {
      this.#settled = true;
      this.#resolve(result);
    }
  }

  /** Of a handler that threw or rejected, with nothing perhaps. */
  #failed(error) {
    if (!this.#settled) {
      this.#settled = true;
      this.#reject(error);
    }
  }

  #callback = (error, result) => {
    this.#answer = [error, result];
    if (!this.#waits) {
      this.#done(error, result);
    }
  };

  #context() {
    const environment = this.#environment;
    const { deadline, requestId, functionArn } = this.#event;
    return {
      functionVersion: environment.AWS_LAMBDA_FUNCTION_VERSION,
      functionName: environment.AWS_LAMBDA_FUNCTION_NAME,
      memoryLimitInMB: environment.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
      logGroupName: environment.AWS_LAMBDA_LOG_GROUP_NAME,
      logStreamName: environment.AWS_LAMBDA_LOG_STREAM_NAME,
      clientContext: undefined,
      identity: undefined,
      invokedFunctionArn: functionArn,
      awsRequestId: requestId,
      getRemainingTimeInMillis: () => deadline - Date.now(),
    };
  }

  #callbackContext() {
    const self = this;
    const done = (error, result) => this.#done(error, result);
    return {
      get callbackWaitsForEmptyEventLoop() {
        return self.#waits;
      },
      set callbackWaitsForEmptyEventLoop(value) {
        self.#waits = value;
      },
      ...this.#context(),
      done,
      succeed: result => done(undefined, result),
      fail: error => done(error ?? 'null'),
    };
  }
};
