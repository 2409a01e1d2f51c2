// Everything that leaves through standard output: what the function writes there itself, as it is, and between it frames for what must
// stay whole: 0x01 0x1E, a kind, a length of four bytes and so many bytes.
'use strict';

const fs = require('node:fs');

const writeSync = fs.writeSync;

exports.Output = class Output {
  constructor() {
    for (const stream of [process.stdout, process.stderr]) {
      stream.write = (chunk, encoding, callback) => {
        const done = typeof encoding === 'function' ? encoding : callback;
        write(typeof chunk === 'string' ? Buffer.from(chunk, typeof encoding === 'string' ? encoding : 'utf8')
          : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
        if (done) {
          process.nextTick(done);
        }
        return true;
      };
    }
  }

  /** One event of the log, whatever line breaks it has. */
  event(text) {
    frame('L', text);
  }

  /** Nothing more will come of this invocation. */
  end(requestId) {
    frame('E', requestId);
  }
};

function frame(kind, text) {
  const content = Buffer.from(text, 'utf8');
  const head = Buffer.alloc(7);
  head.writeUInt16BE(0x011e, 0);
  head.write(kind, 2, 'latin1');
  head.writeUInt32BE(content.length, 3);
  write(Buffer.concat([head, content]));
}

function write(bytes) {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if (error.code !== 'EAGAIN') {
        // Whoever reads has gone, and so will this process: see lifeline.cjs.
        return;
      }
    }
  }
}
