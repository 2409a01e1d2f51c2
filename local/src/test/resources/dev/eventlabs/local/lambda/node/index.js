// The function of NodeIT and its siblings: does what the event says.
'use strict';

let count = 0;
const sleep = millis => new Promise(resolve => setTimeout(resolve, millis));

const deeds = {
  count: () => ++count,
  echo: event => event,
  context: (event, context) => ({ ...context, remaining: context.getRemainingTimeInMillis(), version: process.version }),
  environment: () => process.env,
  home: () => require('os').homedir(),
  throw: () => {
    throw new TypeError('bad\nthing');
  },
  text: () => {
    throw 'just text';
  },
  exit: event => process.exit(event.status),
  hang: () => sleep(1e6),
  spin: () => {
    for (;;);
  },
  reject: () => {
    Promise.reject(new Error('nobody listens'));
    return sleep(1e6);
  },
  crash: () => {
    setTimeout(() => {
      throw new RangeError('later');
    });
    return sleep(1e6);
  },
  large: event => 'x'.repeat(event.size),
  circular: () => {
    const self = {};
    self.self = self;
    return self;
  },
  log: () => {
    console.log('said %s', 'this', { a: 1 });
    console.warn('two\nlines');
    console.error(new Error('logged'));
    console.debug('detail');
    process.stdout.write('as it is\n');
  },
  sdk: async () => {
    const { SQSClient } = require('@aws-sdk/client-sqs');
    return [SQSClient.name, (await import('@aws-sdk/client-s3')).S3Client.name];
  },
  foreign: () => require('@aws-sdk/client-braket'),
  npm: () => require('child_process').execSync('npm install left-pad', { stdio: 'pipe' }),
};

exports.handler = async (event, context) => deeds[event.do](event, context);

exports.nested = { deep: async () => 'deep' };

exports.callback = (event, context, callback) => {
  if (event.wait === false) {
    context.callbackWaitsForEmptyEventLoop = false;
    setInterval(() => {}, 1000);
  }
  let late = 'early';
  setTimeout(() => late = 'late', 20);
  if (event.fail) {
    callback(new Error('called back'));
  } else if (!event.silent) {
    callback(null, { get late() {
      return late;
    } });
  }
};

exports.done = (event, context) => context.succeed('done');

exports.never = () => new Promise(() => {});

exports.value = 3;
