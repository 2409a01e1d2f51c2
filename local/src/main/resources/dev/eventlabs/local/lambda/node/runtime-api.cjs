// Client of the runtime API over one kept connection.
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
'use strict';

const http = require('node:http');

const ROOT = '/2018-06-01/runtime/';
// Functions may wrap it, for tracing say; this program goes on with the real one.
const request = http.request;

exports.RuntimeApi = class RuntimeApi {
  #host;
  #agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

  /** @param address host and port */
  constructor(address) {
    this.#host = address.split(':');
  }

  /** Waits, for as long as it takes, for something to do. */
  async next() {
    const { status, headers, body } = await this.#send('GET', 'invocation/next');
    if (status !== 200) {
      throw new Error(`The runtime API answered ${status}`);
    }
    return {
      requestId: headers['lambda-runtime-aws-request-id'],
      deadline: Number(headers['lambda-runtime-deadline-ms']),
      functionArn: headers['lambda-runtime-invoked-function-arn'],
      traceId: headers['lambda-runtime-trace-id'],
      payload: body,
    };
  }

  response(requestId, body) {
    return this.#send('POST', `invocation/${requestId}/response`, body);
  }

  error(requestId, { type, body }) {
    return this.#send('POST', `invocation/${requestId}/error`, body, type);
  }

  initError({ type, body }) {
    return this.#send('POST', 'init/error', body, type);
  }

  #send(method, path, text = '', errorType) {
    const content = Buffer.from(text, 'utf8');
    const headers = { 'Content-Type': 'application/json', 'Content-Length': content.length };
    if (errorType !== undefined) {
      headers['Lambda-Runtime-Function-Error-Type'] = errorType;
    }
    const [hostname, port] = this.#host;
    return new Promise((resolve, reject) => {
      const sent = request({ hostname, port, method, path: ROOT + path, headers, agent: this.#agent }, answer => {
        const chunks = [];
        answer.on('data', chunk => chunks.push(chunk)).on('error', reject).on('end', () => resolve({
          status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks).toString('utf8'),
        }));
      });
      sent.on('error', reject);
      sent.end(content);
    });
  }
};
