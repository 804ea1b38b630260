// Runs in a process of its own, as a function does: loads the handler from the unzipped folder, then answers
// one message per invocation. Plain JavaScript, because a bare Node.js starts it.
'use strict';
const { existsSync } = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const root = process.env.LAMBDA_TASK_ROOT;
const [file, name] = process.env._HANDLER.split('.');
const entry = ['mjs', 'js', 'cjs'].map((ext) => path.join(root, `${file}.${ext}`)).find(existsSync);
if (!entry) throw new Error(`No ${file}.mjs, .js or .cjs in the zip`);
const loaded = import(pathToFileURL(entry).href);

process.on('message', async ({ id, event, millis }) => {
  // The time of day may be another than the machine's, a duration is not.
  const end = performance.now() + millis;
  const context = {
    awsRequestId: id,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: '$LATEST',
    invokedFunctionArn: process.env.LOCAL_FUNCTION_ARN,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(end - performance.now())),
  };
  try {
    const handler = (await loaded)[name];
    process.send({ id, result: await handler(event, context) });
  } catch (error) {
    process.send({ id, error: { name: error?.name, message: error?.message, stack: error?.stack } });
  }
});
