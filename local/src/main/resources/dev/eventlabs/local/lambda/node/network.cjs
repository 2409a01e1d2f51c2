// What is elsewhere on a network that isn't AWS's.
'use strict';

const dns = require('node:dns');
const http = require('node:http');
const https = require('node:https');
const os = require('node:os');
const { syncBuiltinESMExports } = require('node:module');

/** Paths that only the embedded AWS itself has, a custom resource's ResponseURL among them. */
const OWN = '/_aws/';

exports.patchNetwork = endpoint => {
  const { hostname, port } = new URL(endpoint);

  // Handlers take a ResponseURL to be https without a port, as AWS's always is: CDK's keep only its host and path.
  const secure = https.request;
  https.request = function (...parameters) {
    const [first, second] = parameters;
    const url = typeof first === 'string' || first instanceof URL ? new URL(first) : undefined;
    const options = url ? typeof second === 'object' ? second : {} : first ?? {};
    const path = options.path ?? (url ? url.pathname + url.search : '');
    const host = options.hostname ?? options.host ?? url?.hostname;
    if (host !== hostname || !String(path).startsWith(OWN)) {
      return secure.apply(this, parameters);
    }
    const callback = parameters.find(each => typeof each === 'function');
    return http.request({ ...options, protocol: 'http:', hostname, host: hostname, path, port, agent: undefined }, callback);
  };

  // Buckets are names under the endpoint's; not every system knows that all of .localhost is here.
  const lookup = dns.lookup;
  dns.lookup = (name, ...rest) => lookup(String(name).endsWith('.localhost') ? 'localhost' : name, ...rest);

  // There is no home on AWS, hence no profile of the developer's that an SDK could find.
  os.homedir = () => '/home/sbx_user1051';
  syncBuiltinESMExports();
};
