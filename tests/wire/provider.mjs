// The fake provider: prints its address, answers what it is told to over its control routes, ends with its input.
import { LLMock } from "@copilotkit/aimock";

const keys = process.argv.slice(2);
const mock = new LLMock({ port: 0, chunkSize: 8, ...(keys.length ? { auth: { apiKeys: keys } } : {}) });
await mock.start();
console.log(mock.url);
process.stdin.resume();
process.stdin.on("end", async () => {
  await mock.stop();
  process.exit(0);
});
