// Answers CloudFormation for a custom resource; what AWS puts beside source that a template carries itself.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-lambda-function-code-cfnresponsemodule.html
'use strict';

const https = require('https');

exports.SUCCESS = 'SUCCESS';
exports.FAILED = 'FAILED';

exports.send = (event, context, status, data, physicalId, noEcho) => {
  const body = Buffer.from(JSON.stringify({
    Status: status,
    Reason: `See the details in CloudWatch Log Stream: ${context.logStreamName}`,
    PhysicalResourceId: physicalId || context.logStreamName,
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
    NoEcho: noEcho || false,
    Data: data,
  }));
  const { hostname, pathname, search } = new URL(event.ResponseURL);
  return new Promise((resolve, reject) => {
    const done = error => {
      context.done?.(error);
      if (error) {
        reject(error);
      } else {
        resolve();
      }
    };
    https.request({ hostname, port: 443, path: pathname + search, method: 'PUT',
      headers: { 'content-type': '', 'content-length': body.length } }, answer => answer.resume().on('end', () => done()))
      .on('error', done).end(body);
  });
};
