// Sends a message as an SDK does, for machines without the aws CLI; the embedded AWS takes any credentials.  node .ci/send-message.mjs QUEUE_URL BODY
const [QueueUrl, MessageBody] = process.argv.slice(2);
const answer = await fetch(new URL(QueueUrl).origin, {
  method: 'POST',
  headers: { 'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': 'AmazonSQS.SendMessage' },
  body: JSON.stringify({ QueueUrl, MessageBody }),
});
if (!answer.ok) {
  throw new Error(`${answer.status} ${await answer.text()}`);
}
console.log((await answer.json()).MessageId);
