// Ends this process when the one that started it goes away, however that happened: the pipe that is its standard input then ends. In a
// thread of its own, since the handler may never come back to the event loop.
'use strict';

const { Worker } = require('node:worker_threads');

exports.hold = () => {
  const watch = `
    const gone = () => process.kill(process.pid, 'SIGKILL');
    const pipe = new (require('node:net').Socket)({ fd: 0 });
    pipe.on('end', gone).on('error', gone).on('close', gone).resume();`;
  new Worker(watch, { eval: true, env: {}, execArgv: [], stdin: false }).unref();
};
